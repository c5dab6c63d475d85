// Words to measure a search with: common and rare ones, and those that cost most to look for.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { spelled } from '../../src/arabic/analysis-letters.ts'
import { correct, mayBeMistyped, type OpenVocabulary, openVocabulary } from '../../src/search/corrections.ts'
import { type Directory, openDirectory } from '../../src/search/directory.ts'
import { ENTRY, type Entry, type Vocabulary } from '../../src/search/format.ts'
import { keyOf } from '../../src/search/tokens.ts'

export interface Costly {
  readonly text: string
  /** What it stands for. */
  readonly kind: 'common' | 'rare, corrected' | 'removed lines alone' | 'mistyped'
}

/** Rare words that are looked at for one whose corrections are common. */
const LOOKED_AT = 2000

export async function entryOf(folder: string): Promise<Entry> {
  return JSON.parse(await readFile(join(folder, ENTRY), 'utf8')) as Entry
}

/** Words of the vocabulary by how common they are: the pages of the commonest are ever half those of the one before. */
function byStep({ stems, steps }: OpenVocabulary, most: number): string[] {
  const words = new Map<number, string>()
  for (const [n, stem] of stems.entries()) {
    const step = steps[n] ?? 0
    if (stem.length > 3 && !words.has(step)) words.set(step, stem)
  }
  const all = [...words].sort(([a], [b]) => b - a).map(([, stem]) => stem)
  return all.filter((_, n) => n % Math.ceil(all.length / Math.max(1, most)) === 0)
}

/** Of some words the one whose corrections stand in the most segments. */
async function mostCorrected(
  words: readonly { readonly text: string; readonly pages: number }[],
  vocabulary: OpenVocabulary,
  directory: Directory,
): Promise<string[]> {
  let best: { text: string; segments: number } | undefined
  for (const { text, pages } of words) {
    const found = correct({ ...keyOf(text), letters: spelled(text) }, pages, vocabulary)
    let segments = 0
    for (const { stem } of found) segments += (await directory(stem)).size
    if (segments > (best?.segments ?? 0)) best = { text, segments }
  }
  return best ? [best.text] : []
}

/**
 * Words for the index in a folder.
 * @param most common words at most.
 */
export async function costlyWords(folder: string, most: number): Promise<readonly Costly[]> {
  const entry = await entryOf(folder)
  const packed = await readFile(join(folder, entry.vocabulary))
  const vocabulary = openVocabulary(JSON.parse(gunzipSync(packed).toString()) as Vocabulary)
  const directory = openDirectory((path) => readFile(join(folder, path)), entry)
  const rare: { text: string; pages: number }[] = []
  const mistyped: { text: string; pages: number }[] = []
  let aside: { text: string; segments: number } | undefined
  for (const text of vocabulary.stems) {
    if (text.length < 5 || !/^\p{Script=Arabic}+$/u.test(text)) continue
    const held = await directory(keyOf(text).stem)
    const pages = [...held.values()].reduce((sum, own) => sum + Math.max(0, own), 0)
    if (held.size === 0) continue
    if (pages === 0 && held.size > (aside?.segments ?? 0)) aside = { text, segments: held.size }
    if (pages > 0 && mayBeMistyped(pages, entry.total) && rare.length < LOOKED_AT) rare.push({ text, pages })
    // Two letters in the middle of a common word swapped.
    const swapped = text.slice(0, 2) + text.slice(2, 4).split('').reverse().join('') + text.slice(4)
    const isCommon = held.size > 0.9 * entry.segments.length && mistyped.length < LOOKED_AT / 10
    if (isCommon && (await directory(keyOf(swapped).stem)).size === 0)
      mistyped.push({ text: swapped, pages: 0 })
  }
  const kinds: readonly (readonly [Costly['kind'], readonly string[]])[] = [
    ['common', byStep(vocabulary, most)],
    ['rare, corrected', await mostCorrected(rare, vocabulary, directory)],
    ['removed lines alone', aside ? [aside.text] : []],
    ['mistyped', await mostCorrected(mistyped, vocabulary, directory)],
  ]
  return kinds.flatMap(([kind, words]) => words.map((text) => ({ kind, text })))
}
