// Which letters and signs the font files hold. They are the same for every archive: a letter that comes with a new
// document changes no file's name, and so no page.

/** Ranges of code points, first and last. */
export type Letters = readonly (readonly [number, number])[]

/** From hexadecimal numbers and ranges, as in `unicode-range`: `60C 621-63A`. */
const ranges = (text: string): Letters =>
  text.split(' ').map((range) => {
    const [first = '', last = first] = range.split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
const single = (letters: string): Letters =>
  Array.from(letters, (letter) => [letter.codePointAt(0) ?? 0, letter.codePointAt(0) ?? 0] as const)

export const ASCII_LETTERS: Letters = ranges('41-5A 61-7A')

/**
 * What every page gets: ASCII, Arabic and Persian letters, harakat, three sets of digits, punctuation, joiners. Of
 * 7,259 newspaper articles less than one in a hundred has a character beyond it.
 */
export const BASE: Letters = [
  ...ranges('20-7E A0 60C 61B 61F 621-63A 640-654 660-66C 670-671 6F0-6F9'),
  ...single('پچژڤکگی'),
  ...single('«·»\u200C\u200D\u200E\u200F–—‘’“”…‹›'),
]

/** Letters of the alphabets by CLDR, but those of `BASE`; Urdu's with its own full stop. */
const ALPHABETS = {
  persian: 'ۀ\u0655',
  urdu: 'ٹڈڑںہھےۂۃۓ۔',
  sorani: 'ڕڵۆێەھ',
  pashto: 'ټځڅډړږښګڼېۍ',
  sindhi: 'ٻڀٺٽٿڄڃڇڌڏڊڍڙڦڪڳڱڻھ',
  uyghur: 'ۇۈۋېۆڭەھ',
  kashmiri: 'ٲٳۄؠ',
  punjabi: 'ݨ',
  malay: 'ڠڽۏݢ',
} as const

/**
 * All languages in Arabic letters. A word whose letters come from two files does not join in every browser, so that
 * elements in these languages have a family of their own: `layouts/assets/css/languages.css`.
 */
export const WHOLE: Letters = [...BASE, ...single(Object.values(ALPHABETS).join(''))]

/** Latin letters of Europe, signs, Arabic letters: what a name or a quotation brings into a text. */
export const MORE: Letters = [
  ...ranges('A1-17F 218-21B 1E80-1E85 1EF2-1EF3 2010 201A 201E 2022 20AC 2122 2212'),
  ...ranges('600-6D5 6EE-6FF 762 768'),
]

/** Marks of the Koran, letters of Africa and Asia, and ready-made forms (FDFA, or text that was drawn for print). */
export const RARE: Letters = ranges('6D6-6ED 750-77F 8A0-8B4 8E4-8FE FB50-FBB1 FBD3-FD3D FDF0-FDFC FE70-FEFC')

export function without(letters: Letters, others: Letters): Letters {
  const out = codePoints(others)
  return joined([...codePoints(letters)].filter((codePoint) => !out.has(codePoint)))
}

/** All of them as text, in the order of their code points. */
export function textOf(letters: Letters): string {
  return [...codePoints(letters)]
    .sort((a, b) => a - b)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('')
}

/** As `unicode-range` has them: `U+60C,U+621-63A`. */
export function rangeOf(letters: Letters): string {
  const hex = (codePoint: number) => codePoint.toString(16).toUpperCase()
  return joined([...codePoints(letters)])
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',')
}

function codePoints(letters: Letters): Set<number> {
  const found = new Set<number>()
  for (const [first, last] of letters)
    for (let codePoint = first; codePoint <= last; codePoint++) found.add(codePoint)
  return found
}

function joined(found: number[]): Letters {
  const all: [number, number][] = []
  for (const codePoint of found.sort((a, b) => a - b)) {
    const last = all.at(-1)
    if (last && last[1] === codePoint - 1) last[1] = codePoint
    else all.push([codePoint, codePoint])
  }
  return all
}
