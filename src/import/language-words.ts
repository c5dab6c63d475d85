// Says what a word tells about the language that it is from; words come back so often that the answers are kept.
import { PROFILES, type Profile, WEAK } from './language-profiles.ts'

export type Script = Profile['script']

/** What a word is worth for each profile of its script, in their order; bit n of the masks is for the n-th. */
interface Verdict {
  readonly folded: string
  readonly points: readonly number[]
  readonly own: number
  readonly listed: number
}

const WORD_RE: Readonly<Record<Script, RegExp>> = {
  arab: /[\u0610-\u061A\u0620-\u065F\u066E-\u06DC\u06DF-\u06EF\u06FA-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFC]+/g,
  latn: /[\p{Script=Latin}\p{M}]+/gu,
  hebr: /[\u05D0-\u05EA]+/g,
  cyrl: /[\u0400-\u052F]+/g,
}
/** Sorani of before Unicode had ە: ه with a non-joiner in its place, in nearly every word. */
const OLD_AE_RE = /\u0647\u200C/g

/** Words of a line in one script. */
export function wordsOf(line: string, script: Script): readonly string[] {
  if (script !== 'arab' || !line.includes('\u200C')) return line.match(WORD_RE[script]) ?? []
  const old = line.match(OLD_AE_RE)?.length ?? 0
  const modern = old > 1 && old * 4 > line.split(' ').length ? line.replace(OLD_AE_RE, '\u06D5') : line
  // The zero-width non-joiner of «بین‌المللی» opens no Arabic article.
  return modern.replace(/\u200C(?=ال)/g, '').match(WORD_RE[script]) ?? []
}

export interface Score {
  readonly code: string
  readonly score: number
}

/** Sums up what the words say for each language of the script, best first. */
export function scoresOf(words: readonly string[], script: Script): Score[] {
  const verdicts = words.map((word) => verdictOn(word, script))
  return BY_SCRIPT[script]
    .map((profile, n) => {
      let score = 0
      let own = 0
      for (const verdict of verdicts) {
        score += verdict.points[n] as number
        own |= verdict.own
      }
      const unlikely = profile.needsOwn && !(own & (1 << n)) && distinct(verdicts, n) < 3
      return { code: profile.code, score: unlikely ? Math.min(0, score) - 1 : score }
    })
    .sort((a, b) => b.score - a.score)
}

const BY_SCRIPT: Readonly<Record<Script, readonly Profile[]>> = {
  arab: PROFILES.filter(({ script }) => script === 'arab'),
  latn: PROFILES.filter(({ script }) => script === 'latn'),
  hebr: PROFILES.filter(({ script }) => script === 'hebr'),
  cyrl: PROFILES.filter(({ script }) => script === 'cyrl'),
}

function distinct(verdicts: readonly Verdict[], n: number): number {
  return new Set(verdicts.filter(({ listed }) => listed & (1 << n)).map(({ folded }) => folded)).size
}

/** The answers of so many words to twice as many. */
const KNOWN_MOST = 40_000
let known = new Map<string, Verdict>()
let older: ReadonlyMap<string, Verdict> = new Map()

function verdictOn(word: string, script: Script): Verdict {
  const before = known.get(word)
  if (before) return before
  const verdict = older.get(word) ?? judge(word, script)
  if (known.size >= KNOWN_MOST) {
    older = known
    known = new Map()
  }
  known.set(word, verdict)
  return verdict
}

function judge(word: string, script: Script): Verdict {
  const written = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0640\u064B-\u0652]/g, '')
  // Either keyboard writes either language.
  const folded = written.replace(/ی/g, 'ي').replace(/ک/g, 'ك')
  let own = 0
  let listed = 0
  const points = BY_SCRIPT[script].map((profile, n) => {
    const isOwn = profile.own.test(folded)
    const isListed = profile.words.has(folded)
    own |= Number(isOwn) << n
    listed |= Number(isListed) << n
    const likes = isListed ? (folded.length > 1 ? 1 : 0.4) : isOwn ? profile.ownWeight : 0
    const worth = likes || (profile.weak?.test(written) ? WEAK : 0)
    // Rounded, so that a sum does not depend on the order of its words.
    return Math.fround(worth - (profile.foreign?.test(folded) ? profile.foreignWeight : 0))
  })
  return { folded, points, own, listed }
}
