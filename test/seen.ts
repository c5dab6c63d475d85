// What is seen on an open page: its words with their colours and grounds, its shapes, what moves. Runs inside the browser.

import type { Page } from 'playwright-core'

export interface Seen {
  /** Words that are shown, a line a text node, in order. */
  readonly words: readonly string[]
  /** Words and shapes whose colour is too near to what lies under them: what, ratio. */
  readonly faint: readonly string[]
  /** Elements that change over time. */
  readonly moving: readonly string[]
}

/** @param page as it is shown now: scheme, forced colours and medium are its context's. */
export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const part = (value: number) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }
    const luminance = ([red = 0, green = 0, blue = 0]: number[]) =>
      0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    const contrast = (one: number[], other: number[]) => {
      const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
      return (high + 0.05) / (low + 0.05)
    }
    const isClear = (colour: string) => colour === 'none' || numbers(colour)[3] === 0
    /** The colour under an element: its own background or the nearest one around it; the canvas in the end. */
    const groundOf = (element: Element): number[] => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if (!isClear(backgroundColor)) return numbers(backgroundColor)
      }
      return matchMedia('(prefers-color-scheme: dark)').matches && !matchMedia('print').matches
        ? [0, 0, 0]
        : [255, 255, 255]
    }
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return (
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.closest('.hidden, .skip, template') === null &&
        width > 0 &&
        height > 0
      )
    }
    const words: string[] = []
    const faint: string[] = []
    const tell = (what: string, ratio: number, least: number) => {
      if (ratio < least) faint.push(`${what.trim().slice(0, 60)} ${ratio.toFixed(2)}`)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim()
      if (element === null || text === '' || !isShown(element) || element.closest('title') !== null) continue
      words.push(text)
      const style = getComputedStyle(element)
      const ink = element instanceof SVGElement ? style.fill : style.color
      tell(text, contrast(numbers(ink), groundOf(element)), 4.5)
    }
    for (const shape of document.querySelectorAll('svg rect:not(.hit), svg path, svg circle')) {
      const { fill, stroke } = getComputedStyle(shape)
      const ink = isClear(fill) ? stroke : fill
      if (isShown(shape) && !isClear(ink))
        tell(
          `${shape.closest('a, button')?.textContent ?? ''} ${shape.tagName}`,
          contrast(numbers(ink), groundOf(shape)),
          3,
        )
    }
    const moving = [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return /[1-9]/.test(transitionDuration) || animationName !== 'none'
      })
      .map((element) => `${element.tagName.toLowerCase()} in ${element.parentElement?.className}`)
    return { words, faint: [...new Set(faint)], moving: [...new Set(moving)] }
  })
}
