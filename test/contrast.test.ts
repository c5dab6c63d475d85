// Colours by hand, from the variables of the style sheet: every ink is read on everything that may lie under it (WCAG 2.2, 1.4.3, 1.4.11).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { STYLE_PARTS } from '../src/site/styles.ts'
import { ROOT } from './folder.ts'

type Scheme = Readonly<Record<string, string>>

const css = (part: string) => readFileSync(join(ROOT, 'layouts/assets/css', `${part}.css`), 'utf8')
const colours = (block: string): Scheme =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,8});/g)].map(([, name = '', value = '']) => [name, value]),
  )
const [, day = '', night = ''] =
  css('base').match(/:root \{([^}]*)\}[\s\S]*?prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/) ?? []
const [, paper = ''] = css('print').match(/:root \{([^}]*)\}/) ?? []
const light = colours(day)
const SCHEMES: readonly (readonly [string, Scheme])[] = [
  ['light', light],
  ['dark', { ...light, ...colours(night) }],
  ['print', { ...light, ...colours(paper) }],
]

/** Colours that words are set in, and grounds that they may stand on: page, box, a word found or a line led to. */
const INKS = ['ink', 'soft', 'accent', 'quote', 'added']
const GROUNDS = ['paper', 'wash', 'mark']
/** Lines and shapes that tell something: borders of fields, bars, edges of lines, what is current, focus. */
const SHAPES = ['rule', 'bar', 'accent', 'soft']
/** Lines that only set things apart. */
const ORNAMENT = ['hair']

/** Relative luminance of `#rgb` or `#rrggbb`, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number {
  const digits = colour.slice(1)
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function tooFaint(
  scheme: Scheme,
  pairs: readonly (readonly [string, string])[],
  least: number,
): readonly string[] {
  return pairs.flatMap(([one, other]) => {
    const ratio = contrast(scheme[one] ?? '', scheme[other] ?? '')
    return ratio >= least ? [] : [`${one} on ${other}: ${ratio.toFixed(2)}`]
  })
}

const across = (some: readonly string[], others: readonly string[]) =>
  some.flatMap((one) => others.map((other) => [one, other] as const))

test('contrast is worked out as WCAG does', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#fff')).toBeCloseTo(4.478, 3)
  expect(contrast('#fff', '#fff')).toBe(1)
})

describe.each(SCHEMES)('%s', (_, scheme) => {
  test('has every colour', () => {
    expect(Object.keys(scheme)).toEqual(
      expect.arrayContaining([...INKS, ...GROUNDS, ...SHAPES, ...ORNAMENT, 'on-accent']),
    )
  })

  test('words are read on every ground', () => {
    expect(tooFaint(scheme, across(INKS, GROUNDS), 4.5)).toEqual([])
    expect(tooFaint(scheme, [['on-accent', 'accent']], 4.5)).toEqual([])
  })

  test('lines and shapes that tell something are seen', () => {
    expect(tooFaint(scheme, across(SHAPES, ['paper', 'wash']), 3)).toEqual([])
  })
})

test('what a found word lies on is told from the page', () => {
  for (const [name, scheme] of SCHEMES.slice(0, 2))
    expect([name, contrast(scheme.mark ?? '', scheme.paper ?? '') > 1.2]).toEqual([name, true])
})

test('rules use these colours alone', () => {
  const known = new Set([...INKS, ...GROUNDS, ...SHAPES, ...ORNAMENT, 'on-accent'])
  for (const part of STYLE_PARTS.filter((name) => name !== 'base' && name !== 'print')) {
    const text = css(part)
    const used = [
      ...text.matchAll(/(?:color|background|border[\w-]*|fill|outline|stroke)[\w-]*:[^;]*var\(--([\w-]+)\)/g),
    ]
    expect([part, used.map(([, name = '']) => name).filter((name) => !known.has(name))]).toEqual([part, []])
    expect([part, text.match(/#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(|\bhsla?\(/g) ?? []]).toEqual([part, []])
  }
})
