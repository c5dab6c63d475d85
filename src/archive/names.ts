// The ways in which newspapers spell a name: joined and apart, with the letters that transliterators choose between.
import { fold } from '../arabic/letters.ts'

/** A run of letters and digits, or a sign that ends a phrase. */
const TOKEN_RE = /[\p{L}\p{N}]+|[.،,؛;:؟?!()[\]\n]/gu
const SIGNS: ReadonlySet<string> = new Set('.،,؛;:؟?!()[]\n')
/** The same in a text that is not folded yet. */
const PLACED_RE = /\p{M}*[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}\u0640]*|[.،,؛;:؟?!()[\]\n]/gu // \u0640: tatweel
/** Fathatan on or before a final alef: an indefinite accusative («كوبًا»), which no name is. */
const TANWEEN_RE = /(?:\u064Bا|ا\u064B)(?![\p{L}\p{M}])/gu // \u064B: fathatan
/** Stands for it after folding; no name ends in it. */
const TANWEEN = 'ااا'

/** Words that are written onto the next one or apart from it: «أبوظبي»، «عبد الله». */
const JOINING = new Set('عبد ابو ابي ابا ام رام دي سان سانت نيو بور كوالا سري بوركينا كوستا'.split(' '))
/** The same of words after their first one: «سيف الدين». */
const JOINED = new Set(['الدين', 'الله'])
/** Spellings that grammar chooses between. */
const CASES = [
  ['ابو', 'ابي', 'ابا'],
  ['بن', 'ابن'],
]
/** What a foreign letter becomes in one country or another; in longer words only: «غانا» is no «جانا». */
const ALTERNATIONS = [
  ['غ', 'ج'],
  ['ج', 'غ'],
]
const LEAST_LETTERS = 5
const LEAST_LETTERS_AMONG_OTHERS = 4
const MOST_SPELLINGS = 64

/**
 * The words of a text, folded; a sign that ends a phrase is an empty word. Hyphens, quotation marks and invisible
 * characters inside a name divide nothing but its words.
 */
export function nameWords(text: string): readonly string[] {
  const marked = text.includes('\u064B') ? text.replace(TANWEEN_RE, TANWEEN) : text
  return (fold(marked).match(TOKEN_RE) ?? []).map((word) => (SIGNS.has(word) ? '' : word))
}

/** Words repeat: what the last ones are, at most so many. */
const REMEMBERED = 20_000
/** Longer ones are seldom met twice. */
const LONGEST = 24
const remembered = new Map<string, readonly string[]>()

/** `nameWords` of a part of a text that `PLACED_RE` finds. */
function wordsOfPart(part: string): readonly string[] {
  if (part.length > LONGEST) return nameWords(part)
  let words = remembered.get(part)
  if (words === undefined) {
    words = nameWords(part)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(part, words)
  }
  return words
}

/** A word of `nameWords` with its place in the text (UTF-16). */
export interface PlacedWord {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** The same words with their places: a word is whole there, with its vowel signs and tatweels. */
export function placedNameWords(text: string): readonly PlacedWord[] {
  const placed: PlacedWord[] = []
  PLACED_RE.lastIndex = 0
  for (let found = PLACED_RE.exec(text); found !== null; found = PLACED_RE.exec(text)) {
    const { index, 0: part } = found
    for (const word of wordsOfPart(part)) placed.push({ word, from: index, to: index + part.length })
  }
  return placed
}

/**
 * All spellings of a name that are read as it, folded, a list of words each; its own comes first. Regular differences
 * only: spaces after «عبد» and the like, «أبو» in its cases, غ for ج in longer words, ة for ا at their end, letters
 * written twice.
 */
export function spellingsOf(name: string): readonly (readonly string[])[] {
  const own = nameWords(name).filter((word) => word !== '')
  const least = own.length === 1 ? LEAST_LETTERS : LEAST_LETTERS_AMONG_OTHERS
  let all: readonly (readonly string[])[] = [[]]
  for (const word of own) {
    all = all
      .flatMap((words) => wordForms(word, least).map((form) => [...words, form]))
      .slice(0, MOST_SPELLINGS)
  }
  const spaced = all.flatMap((words) => [words, ...joinings(words)])
  const seen = new Map(spaced.map((words) => [words.join(' '), words]))
  return [...seen.values()].slice(0, MOST_SPELLINGS)
}

function wordForms(word: string, least: number): readonly string[] {
  const cases = CASES.find((forms) => forms.includes(word))
  if (cases) return [word, ...cases.filter((form) => form !== word)]
  const bare = word.replace(/^ال/, '')
  if (bare.length < least) return [word]
  const forms = [word]
  for (const [from = '', to = ''] of ALTERNATIONS) {
    if (bare.includes(from)) forms.push(word.replaceAll(from, to))
  }
  const endings = forms.flatMap((form) =>
    /[^ي][اه]$/.test(form) ? [form.replace(/.$/, form.endsWith('ا') ? 'ه' : 'ا')] : [],
  )
  const once = forms.flatMap((form) => (/([^ل])\1/.test(form) ? [form.replace(/([^ل])\1/g, '$1')] : []))
  return [...new Set([...forms, ...endings, ...once])]
}

/** The same words with one space left out, or put in, where newspapers do either. */
function joinings(words: readonly string[]): readonly (readonly string[])[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    const joined =
      next !== undefined && (JOINING.has(word) || JOINED.has(next))
        ? [[...words.slice(0, i), word + next, ...words.slice(i + 2)]]
        : []
    const [, first, rest] = /^(عبد(?=ال)|ابو|ابي|ابا)(.{3,})$/.exec(word) ?? []
    const apart =
      first !== undefined && rest !== undefined
        ? [[...words.slice(0, i), first, rest, ...words.slice(i + 1)]]
        : []
    return [...joined, ...apart]
  })
}
