// Opens runs of character references that hide misread letters (`&Ccedil;&aacute;`), as old page editors wrote them.

/** Names of U+00A0 to U+00FF in their order (HTML 4.01, "Latin-1 entities"). */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'
/** Those that windows-1252 adds, with their characters. */
const ADDED =
  'euro€ sbquo‚ fnofƒ bdquo„ hellip… dagger† Dagger‡ circˆ permil‰ Scaron\u0160 lsaquo‹ OElig\u0152 lsquo‘ rsquo’ ' +
  'ldquo“ rdquo” bull• ndash– mdash— tilde˜ trade™ scaron\u0161 rsaquo› oelig\u0153 Yuml\u0178'
const CHARACTERS = new Map([
  ...LATIN1.split(' ').map((name, n) => [name, String.fromCharCode(0xa0 + n)] as const),
  ...ADDED.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)] as const),
])

const REFERENCE = '&(?:#\\d{2,5}|#[xX][\\dA-Fa-f]{2,4}|[A-Za-z]{2,6}\\d{0,2});'
/** At least four in a row with nothing but space and punctuation between them: no language writes so. */
const RUN_RE = new RegExp(`(?:${REFERENCE}[ \\d.,:()/-]{0,20}){4,2000}`, 'g')

/** The text with such runs opened; references that stand alone, and those of markup (`&lt;`), stay. */
export function decodeEntityRuns(text: string): string {
  if (!text.includes(';&')) return text
  return text.replace(RUN_RE, (run) => run.replace(new RegExp(REFERENCE, 'g'), decodeOne))
}

function decodeOne(reference: string): string {
  const name = reference.slice(1, -1)
  if (!name.startsWith('#')) return CHARACTERS.get(name) ?? reference
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 0x80 && (code < 0x600 || (code >= 0x2000 && code < 0x2200))
    ? String.fromCharCode(code)
    : reference
}
