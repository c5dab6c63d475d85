// Finds the distinctive words of each article: stems that it has often and the archive seldom.
import { analyse, isStopWord } from '../arabic/analysis.ts'
import { words } from '../arabic/words.ts'
import { plainText } from '../archive/markdown.ts'
import type { Article } from '../model.ts'

/** A distinctive stem of an article; the squares of an article's weights add up to 1. */
export interface Keyword {
  /** Number of the stem, from 0, the same for all articles of one run. */
  readonly stem: number
  readonly weight: number
}

export interface Keywords {
  /** By place of the article: its distinctive stems, heaviest first. */
  readonly byArticle: readonly (readonly Keyword[])[]
  /** Number of stems. */
  readonly stems: number
  /** Stems of a name's words, those left out that no article has. */
  readonly stemsOf: (name: string) => readonly number[]
  /** The word in which the article at a place spells a stem most often; of equally frequent ones the shortest. */
  readonly spelled: (place: number, stem: number) => string
}

/** The words of an article that can be distinctive, as spelled, by number, with how often they stand in it. */
interface Counted {
  readonly forms: Uint32Array
  readonly times: Uint16Array
}

/** Distinctive words of an article, at most. */
const KEYWORDS = 16
/** Letters of the shortest word and stem that can be distinctive. */
const LEAST_LETTERS = 3
const NEVER = -1

/**
 * Compiles the words of all articles. A stem weighs (1 + log2 of its number in the article) times its rarity in the
 * archive. Stems of one article bring nobody together and are left out. Nothing depends on the order of the articles,
 * but for the numbers of the stems.
 */
export function keywordsOf(articles: readonly Article[]): Keywords {
  const reader = formReader()
  const counted = articles.map((article) => countOf(article, reader.read))
  const holders = new Uint32Array(reader.stems.length)
  const timesOf = ({ forms, times }: Counted): Map<number, number> => {
    const counts = new Map<number, number>()
    for (const [i, form] of forms.entries()) {
      const stem = reader.stemOf[form] as number
      counts.set(stem, (counts.get(stem) ?? 0) + (times[i] as number))
    }
    return counts
  }
  for (const one of counted)
    for (const stem of timesOf(one).keys()) holders[stem] = (holders[stem] as number) + 1
  const rarity = rarityIn(articles.length)
  const nameOf = ({ stem }: Keyword) => reader.stems[stem] as string
  const byArticle = counted.map((one) => {
    const found: Keyword[] = []
    for (const [stem, times] of timesOf(one)) {
      const held = holders[stem] as number
      const weight = held < 2 ? 0 : (1 + Math.log2(times)) * rarity(held)
      if (weight > 0) found.push({ stem, weight })
    }
    found.sort((a, b) => b.weight - a.weight || (nameOf(a) < nameOf(b) ? -1 : 1))
    const top = found.slice(0, KEYWORDS)
    const norm = Math.sqrt(top.reduce((sum, { weight }) => sum + weight ** 2, 0))
    return top.map(({ stem, weight }) => ({ stem, weight: weight / norm }))
  })
  const spelled = (place: number, stem: number): string => {
    const { forms, times } = counted[place] as Counted
    const spellings = [...forms].flatMap((form, i) =>
      reader.stemOf[form] === stem ? [{ word: reader.forms[form] as string, times: times[i] as number }] : [],
    )
    spellings.sort((a, b) => b.times - a.times || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    return spellings[0]?.word ?? ''
  }
  return { byArticle, stems: reader.stems.length, stemsOf: reader.known, spelled }
}

/**
 * How rare what `held` of `all` articles have is, in bits: log2 of their share, both numbers rounded down to powers of
 * two, so that what articles are known by changes only when one of them has doubled. Down, because most stems have two
 * holders and many get a third one.
 */
export function rarityIn(all: number): (held: number) => number {
  const bits = Math.floor(Math.log2(all))
  return (held) => Math.max(0, bits - Math.floor(Math.log2(held)))
}

function countOf({ record }: Article, read: (word: string) => number): Counted {
  const counts = new Map<number, number>()
  for (const { text } of words(`${record.title ?? ''}\n${plainText(record.body)}`)) {
    const form = read(text)
    if (form !== NEVER) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  return { forms: Uint32Array.from(counts.keys()), times: Uint16Array.from(counts.values()) }
}

/** Numbers words and stems in the order in which they first come; words repeat, so that each is analysed once. */
function formReader() {
  const forms: string[] = []
  const stems: string[] = []
  /** Number of the stem by number of the form. */
  const stemOf: number[] = []
  const formNumbers = new Map<string, number>()
  const stemNumbers = new Map<string, number>()
  const read = (word: string): number => {
    const known = formNumbers.get(word)
    if (known !== undefined) return known
    const stem = distinctive(word)
    const number = stem === null ? NEVER : forms.length
    formNumbers.set(word, number)
    if (stem === null) return number
    const at = stemNumbers.get(stem) ?? stems.length
    if (at === stems.length) {
      stems.push(stem)
      stemNumbers.set(stem, at)
    }
    forms.push(word)
    stemOf.push(at)
    return number
  }
  const known = (name: string): readonly number[] =>
    words(name).flatMap(({ text }) => stemNumbers.get(distinctive(text) ?? '') ?? [])
  return { forms, stems, stemOf, read, known }
}

/** The stem of a word that can tell what a text is about: no number, no particle, no word of two letters. */
function distinctive(word: string): string | null {
  if (word.length < LEAST_LETTERS || /\p{N}/u.test(word) || isStopWord(word)) return null
  const { stem } = analyse(word)
  return stem.length < LEAST_LETTERS ? null : stem
}
