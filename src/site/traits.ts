// What is kept of an article to find its copies and those close to it: read from its record once, packed in few bytes.
import { ANALYSIS_VERSION, analyse, isStopWord } from '../arabic/analysis.ts'
import { evidence } from '../arabic/analysis-evidence.ts'
import { words } from '../arabic/words.ts'
import { type Print, printOf } from '../archive/copies-print.ts'
import { textHash } from '../archive/hashes.ts'
import { plainText } from '../archive/markdown.ts'
import type { ArticleRecord } from '../model.ts'

/** Changes when the same record can have other traits: those that were kept under another version are not to be used. */
export const TRAITS_VERSION = `1-${ANALYSIS_VERSION}`

/** How telling a stem is by itself, whatever the archive holds; its number is packed. */
export const KINDS = ['word', 'rare', 'unknown', 'foreign'] as const
export type StemKind = (typeof KINDS)[number]

export interface Traits {
  readonly print: Print
  /** Hashes of the stems that can be distinctive, those first that weigh most by themselves. */
  readonly stems: Uint32Array
  /** Of each stem its kind (the upper two bits) and how often it stands in the article, 63 at most. */
  readonly tallies: Uint8Array
  /** UTF-8: each stem as the article spells it most often (of equally frequent ones the shortest), spaces between. */
  readonly spellings: Uint8Array
}

/** Stems kept of an article; those that the whole archive is full of are left out later (`keywordsOf`). */
const KEPT = 96
/** Letters of the shortest word and stem that can be distinctive. */
const LEAST_LETTERS = 3
const MOST_TIMES = 63
const DIGEST = 24
const HEAD = 4 + DIGEST + 4 + 4
const REMEMBERED = 100_000

/** Weight of a stem of a kind: a word of the common lists says less than one that no list has. */
export const KIND_WEIGHTS: readonly number[] = [0.5, 0.8, 1, 1]
export const kindOf = (tally: number): number => tally >>> 6
export const timesOf = (tally: number): number => tally & MOST_TIMES
/** What a stem weighs in its article by itself: by its kind and by the logarithm of how often it stands there. */
export const STEM_WEIGHTS: Float64Array = Float64Array.from({ length: 256 }, (_, tally) =>
  timesOf(tally) === 0 ? 0 : (1 + Math.log2(timesOf(tally))) * (KIND_WEIGHTS[kindOf(tally)] as number),
)

interface Counted {
  readonly hash: number
  readonly kind: number
  times: number
  readonly spelled: Map<string, number>
}

/** Reads the traits of a record: nothing else decides them. */
export function extractTraits({
  title,
  body,
  language,
}: Pick<ArticleRecord, 'title' | 'body' | 'language'>): Traits {
  const counts = new Map<string, Counted>()
  for (const { text } of words(`${title ?? ''}\n${plainText(body)}`)) {
    const stem = distinctive(text)
    if (stem === null) continue
    let counted = counts.get(stem)
    if (!counted) {
      counted = { hash: textHash(stem), kind: stemKind(stem, language), times: 0, spelled: new Map() }
      counts.set(stem, counted)
    }
    counted.times += 1
    counted.spelled.set(text, (counted.spelled.get(text) ?? 0) + 1)
  }
  const kept = [...counts.values()]
    .map((counted) => ({ counted, tally: (counted.kind << 6) | Math.min(counted.times, MOST_TIMES) }))
    .sort((a, b) => (STEM_WEIGHTS[b.tally] as number) - (STEM_WEIGHTS[a.tally] as number))
    .slice(0, KEPT)
  return {
    print: printOf(body),
    stems: Uint32Array.from(kept, ({ counted }) => counted.hash),
    tallies: Uint8Array.from(kept, ({ tally }) => tally),
    spellings: Buffer.from(kept.map(({ counted }) => usual(counted.spelled)).join(' ')),
  }
}

/** The words in which an article spells its stems, in their order. */
export function spellingsOf({ spellings }: Traits): readonly string[] {
  return Buffer.from(spellings.buffer, spellings.byteOffset, spellings.length).toString().split(' ')
}

/** Hashes of the stems of a name's words. */
export function nameStems(name: string): readonly number[] {
  return words(name).flatMap(({ text }) => {
    const stem = distinctive(text)
    return stem === null ? [] : [textHash(stem)]
  })
}

/** Whether two words have one stem: hashes alone may agree by chance. */
export const haveOneStem = (a: string, b: string): boolean => distinctive(a) === distinctive(b)

/** @returns bytes, a multiple of four of them, so that traits can lie one behind the other. */
export function packTraits({ print, stems, tallies, spellings }: Traits): Uint8Array {
  const end = HEAD + 4 * (print.sample.length + stems.length) + tallies.length + spellings.length
  const packed = Buffer.alloc(Math.ceil(end / 4) * 4)
  packed.writeUInt32LE(print.words, 0)
  packed.write(print.digest, 4, DIGEST, 'latin1')
  packed.writeUInt16LE(print.sample.length, 4 + DIGEST)
  packed.writeUInt16LE(stems.length, 4 + DIGEST + 2)
  packed.writeUInt32LE(spellings.length, 4 + DIGEST + 4)
  let at = HEAD
  for (const hash of [...print.sample, ...stems]) at = packed.writeUInt32LE(hash, at)
  packed.set(tallies, at)
  packed.set(spellings, at + tallies.length)
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.length)
}

/** Traits that look into the packed bytes, which are copied only where they do not begin at a multiple of four. */
export function unpackTraits(packed: Uint8Array): Traits {
  const { buffer, byteOffset } = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed)
  const head = new DataView(buffer, byteOffset, HEAD)
  const [samples, stems] = [head.getUint16(4 + DIGEST, true), head.getUint16(4 + DIGEST + 2, true)]
  const stemsAt = byteOffset + HEAD + 4 * samples
  const talliesAt = stemsAt + 4 * stems
  const digest = Buffer.from(buffer, byteOffset + 4, DIGEST).toString('latin1')
  return {
    print: {
      words: head.getUint32(0, true),
      digest,
      sample: new Uint32Array(buffer, byteOffset + HEAD, samples),
    },
    stems: new Uint32Array(buffer, stemsAt, stems),
    tallies: new Uint8Array(buffer, talliesAt, stems),
    spellings: new Uint8Array(buffer, talliesAt + stems, head.getUint32(4 + DIGEST + 4, true)),
  }
}

const remembered = new Map<string, string | null>()

/** The stem of a word that can tell what a text is about: no number, no particle, no word of two letters. */
function distinctive(word: string): string | null {
  let stem = remembered.get(word)
  if (stem !== undefined) return stem
  stem = null
  if (word.length >= LEAST_LETTERS && !/\p{N}/u.test(word) && !isStopWord(word)) stem = analyse(word).stem
  if (stem !== null && stem.length < LEAST_LETTERS) stem = null
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(word, stem)
  return stem
}

/** Words of the analysis' lists are said of many things, those that only its dictionary has of fewer, names of one. */
function stemKind(stem: string, language: string): number {
  let kind: StemKind = 'unknown'
  const { isWord, isVerb, isPerson, isRareWord, isRareVerb } = evidence()
  if (language !== 'ar') kind = 'foreign'
  else if (isWord(stem) || isVerb(stem) || isPerson(stem)) kind = 'word'
  else if (isRareWord(stem) || isRareVerb(stem)) kind = 'rare'
  return KINDS.indexOf(kind)
}

function usual(spelled: ReadonlyMap<string, number>): string {
  const order = ([a, m]: readonly [string, number], [b, n]: readonly [string, number]) =>
    n - m || a.length - b.length || (a < b ? -1 : 1)
  return [...spelled].sort(order)[0]?.[0] ?? ''
}
