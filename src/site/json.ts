// How the site writes JSON: keys in the order given, two spaces, one newline at the end.

/** Lone surrogates, which UTF-8 has no bytes for and many readers refuse even when escaped. */
const SURROGATE_RE = /\p{Surrogate}/gu

export function jsonText(value: unknown): string {
  const wellFormed = (_: string, part: unknown) =>
    typeof part === 'string' ? part.replace(SURROGATE_RE, '\uFFFD') : part
  return `${JSON.stringify(value, wellFormed, 2)}\n`
}
