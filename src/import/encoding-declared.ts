// The character set that a page declares in its own markup: a hint, never believed against the bytes.

/** Where browsers look for it (HTML Living Standard, "prescan a byte stream"), with room for scripts in front. */
const HEAD = 8192
const DECLARED_RE =
  /<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]{1,40})["']|<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.-]{1,40})/i

/**
 * Reads `<?xml encoding>` and `<meta charset>`, also of `http-equiv`.
 * @returns the name as declared, or null when there is none.
 */
export function readDeclared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const match = DECLARED_RE.exec(head)
  return match?.[1] ?? match?.[2] ?? null
}

const NAMES: readonly [RegExp, 'windows-1256' | 'iso-8859-6'][] = [
  [/^(?:windows-?|cp-?|x-cp)1256$/i, 'windows-1256'],
  [/^(?:iso[-_]?8859-?6.*|ecma-114|asmo-708|arabic|csisolatinarabic|iso-ir-127)$/i, 'iso-8859-6'],
]

/** The one-byte Arabic encoding that a declared name means; null for every other name. */
export function declaredOneByte(name: string | null): 'windows-1256' | 'iso-8859-6' | null {
  return NAMES.find(([pattern]) => pattern.test(name?.trim() ?? ''))?.[1] ?? null
}
