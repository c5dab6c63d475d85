// Tells the language of a document by its letters and its commonest words, so that Persian is not read as Arabic.
import type { Found } from '../model.ts'
import { type Script, scoresOf, wordsOf } from './language-words.ts'

/** Enough to weigh the scripts of a document. */
const SAMPLE = 20_000
/** Words that are looked up; more change nothing. */
const WORDS = 300
/** A line of so many words is running text; headings and captions count for a part of it. */
const RUNNING = 6
/** Below this the words are names, as a rule. */
const LEAST = 0.5
/** Share of words that speak for a language in running text; code and lists of names stay below it. */
const TELLING = 0.25

/**
 * The language of a text's running words, with how sure that is.
 * @returns BCP 47 code; `und` when there is too little, or no letters of a script that is known. Arabic letters that
 *   speak for no language are taken for Arabic from the second word on.
 */
export function readLanguage(text: string): Found<string> {
  const lines = text
    .slice(0, SAMPLE)
    .split('\n')
    .map((line) => ({ line, running: isRunning(line) }))
  const [first, second] = scriptsOf(lines)
  if (!first) return found('und', 0.5)
  const reading = readScript(lines, first.script)
  // Latin names and code between Arabic words have more letters than words that tell a language.
  if (second && second.share > 0.2 && reading.telling < TELLING) {
    const other = readScript(lines, second.script)
    if (other.telling > reading.telling) return other.found
  }
  return reading.found
}

interface TextLine {
  readonly line: string
  readonly running: boolean
}

function isRunning(line: string): boolean {
  let spaces = 0
  for (let at = line.indexOf(' '); at !== -1 && spaces < RUNNING; at = line.indexOf(' ', at + 1)) spaces++
  return spaces >= RUNNING - 1
}

interface Reading {
  readonly found: Found<string>
  /** Score of the language, a word. */
  readonly telling: number
}

function readScript(lines: readonly TextLine[], script: Script | 'other'): Reading {
  if (script === 'other') return { found: found('und', 0.5), telling: 1 }
  const words: string[] = []
  const ordered = [...lines.filter(({ running }) => running), ...lines.filter(({ running }) => !running)]
  for (const { line } of ordered) {
    words.push(...wordsOf(line, script))
    if (words.length >= WORDS) break
  }
  const [best, second] = scoresOf(words.slice(0, WORDS), script)
  if (!best || best.score < LEAST) {
    const arabic = script === 'arab' && words.length > 1 && best?.code === 'ar'
    return { found: found(arabic ? 'ar' : 'und', 0.5), telling: 0 }
  }
  const read = Math.min(words.length, WORDS)
  const lead = best.score - Math.max(0, second?.score ?? 0)
  const sure = lead / read
  const confidence = lead >= 3 && sure > 0.2 ? 0.95 : lead >= 1.5 && sure > 0.1 ? 0.8 : 0.6
  return { found: found(best.code, confidence), telling: best.score / read }
}

/** Scripts from the one with the most letters, those of running text counted in full. */
function scriptsOf(lines: readonly TextLine[]): { script: Script | 'other'; share: number }[] {
  const letters = { arab: 0, latn: 0, hebr: 0, cyrl: 0, other: 0 }
  for (const { line, running } of lines) {
    const weight = running ? 1 : 0.3
    for (let i = 0; i < line.length; i++) {
      const script = scriptOf(line.charCodeAt(i))
      if (script) letters[script] += weight
    }
  }
  const all = Object.values(letters).reduce((sum, n) => sum + n, 0)
  return (Object.keys(letters) as (keyof typeof letters)[])
    .filter((script) => letters[script] > 0)
    .map((script) => ({ script, share: letters[script] / all }))
    .sort((a, b) => b.share - a.share)
}

/** By blocks of Unicode; null for what is no letter. */
function scriptOf(code: number): Script | 'other' | null {
  if (code < 0x41) return null
  if (code < 0x250)
    return (code | 32) >= 0x61 && (code < 0x7b || code > 0xbf) && code !== 0xd7 ? 'latn' : null
  if (code >= 0x620 && code < 0x780) return code >= 0x64b && code < 0x66e ? null : 'arab'
  if (code >= 0x400 && code < 0x530) return 'cyrl'
  if (code >= 0x5d0 && code < 0x5eb) return 'hebr'
  if ((code >= 0xfb50 && code < 0xfe00) || (code >= 0xfe70 && code < 0xfeff)) return 'arab'
  return (code >= 0x370 && code < 0x2000) || (code >= 0x3040 && code < 0xd7a4) ? 'other' : null
}

function found(value: string, confidence: number): Found<string> {
  return { value, basis: 'inferred', text: null, line: null, rule: 'language/letters', confidence }
}
