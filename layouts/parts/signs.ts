// Makes characters visible that are there but not seen, or that would turn the text round them.

import { type Html, html, type Printable } from '../html.ts'

/** Names that Unicode's charts give in short. */
const NAMES: Readonly<Record<number, string>> = {
  127: '␡',
  173: 'SHY',
  1564: 'ALM',
  6158: 'MVS',
  8203: 'ZWSP',
  8206: 'LRM',
  8207: 'RLM',
  8232: 'LS',
  8233: 'PS',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  65279: 'BOM',
}

/**
 * Controls but the tab, bidi controls, what separates lines, tags, lone surrogates, what is no character. Not the
 * joiners U+200C and U+200D, nor variation selectors: they shape the letters beside them.
 */
const SIGN_RE =
  /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Noncharacter_Code_Point}\p{Surrogate}]/gu

/** Whether a text has such characters. */
export function hasSigns(text: string): boolean {
  return text.search(SIGN_RE) >= 0
}

/** `text` with each such character as a sign or a name in a `<bdi>`, whose title is its code point. */
export function withSigns(text: string): Printable {
  if (!hasSigns(text)) return text
  const pieces: Printable[] = []
  let from = 0
  for (const { 0: character, index } of text.matchAll(SIGN_RE)) {
    pieces.push(text.slice(from, index), sign(character.codePointAt(0) ?? 0))
    from = index + character.length
  }
  return [...pieces, text.slice(from)]
}

function sign(code: number): Html {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  // The pictures of U+0000 to U+001F stand at U+2400.
  const shown = code < 0x20 ? String.fromCodePoint(0x2400 + code) : (NAMES[code] ?? point)
  return html`<bdi class="sign" title="${point}">${shown}</bdi>`
}
