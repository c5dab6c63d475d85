// Tells the language of a document by its letters and its commonest words, so that Persian is not read as Arabic.
import type { Found } from '../model.ts'

interface Profile {
  readonly code: string
  readonly script: RegExp
  /** Letters that the language has and its neighbours in the same script lack. */
  readonly letters: RegExp
  readonly words: ReadonlySet<string>
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const ARABIC = /\p{Script=Arabic}/gu
const LATIN = /\p{Script=Latin}/gu

/** Function words from grammars of each language; letters from the Unicode chart U+0600 and CLDR exemplar sets. */
const PROFILES: readonly Profile[] = [
  {
    code: 'ar',
    script: ARABIC,
    letters: /[ةىإأؤئ]/gu,
    words: list('في من على إلى الى أن ان عن مع هذا هذه التي الذي قال كان ما لا بعد خلال بين كما'),
  },
  {
    code: 'fa',
    script: ARABIC,
    letters: /[پچژگکی]/gu,
    words: list('در از که به را است این با آن برای شد کرد بود می های خود تا هم نیز گفت'),
  },
  {
    code: 'ur',
    script: ARABIC,
    letters: /[ٹڈڑںے]/gu,
    words: list('کے کی میں ہے کا سے کو نے اور پر کہ ہیں یہ بھی تھا'),
  },
  {
    code: 'ckb',
    script: ARABIC,
    letters: /[ۆێڕڵە]/gu,
    words: list('لە بۆ کە و ئەو ئەم بە هەر نەک دەکات بوو'),
  },
  { code: 'he', script: /\p{Script=Hebrew}/gu, letters: /[אבהו]/gu, words: list('של את על לא הוא זה עם כי') },
  {
    code: 'en',
    script: LATIN,
    letters: /[wkWK]/gu,
    words: list('the of and to in is that for was on with as by at from'),
  },
  {
    code: 'fr',
    script: LATIN,
    letters: /[éèàçêôûîù]/gu,
    words: list('le la les des de du et en un une que dans pour sur est au'),
  },
]
/** Enough to tell; a long document is not read to its end. */
const SAMPLE = 20_000

/** The language of a text with how sure that is; `und` when it has no letters of any known one. */
export function readLanguage(text: string): Found<string> {
  const sample = text.slice(0, SAMPLE)
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const scores = PROFILES.map((profile) => {
    const share = count(sample, profile.script) / Math.max(1, count(sample, /\p{L}/gu))
    const hits = words.filter((word) => profile.words.has(word)).length / Math.max(1, words.length)
    const own = count(sample, profile.letters) / Math.max(1, count(sample, profile.script))
    return { code: profile.code, score: share < 0.3 ? 0 : share * (hits * 4 + own) + share * 0.01 }
  }).sort((a, b) => b.score - a.score)
  const [best, second] = scores
  if (!best || best.score === 0) return found('und', 0.5)
  const lead = best.score - (second?.score ?? 0)
  return found(best.code, lead > 0.2 ? 0.95 : lead > 0.05 ? 0.8 : 0.6)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function found(value: string, confidence: number): Found<string> {
  return { value, basis: 'inferred', text: null, line: null, rule: 'language/letters', confidence }
}
