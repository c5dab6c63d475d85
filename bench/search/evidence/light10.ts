// The light stemming that Arabic search engines use, to compare with: Larkey, Ballesteros, Connell 2007, "light10".

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل']
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي']

/** A folded word without article and common endings; nothing is checked. */
export function light10(word: string): string {
  let stem = /^و.{3}/.test(word) ? word.slice(1) : word
  const prefix = PREFIXES.find(
    (candidate) => stem.startsWith(candidate) && stem.length - candidate.length >= 2,
  )
  if (prefix !== undefined) stem = stem.slice(prefix.length)
  for (const suffix of SUFFIXES)
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length)
  return stem
}
