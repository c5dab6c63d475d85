// Compares two texts by all their shingles and figures, and keeps the outcome by what the texts say.
import { asciiDigits, foldLine } from '../arabic/letters.ts'
import { shared, shinglesOf } from './copies-print.ts'

/** How alike two texts are; follows from their words alone. */
export interface Verdict {
  /** Jaccard similarity of their shingles, 0 to 1. */
  readonly alike: number
  /** Part of the shorter one's shingles that stands in the longer one, 0 to 1. */
  readonly contained: number
  /** Whether the text with fewer figures gives enough of those of the other; true when it has too few to tell. */
  readonly sameFigures: boolean
}

/** Verdicts by `pairKey`. */
export type Verdicts = ReadonlyMap<string, Verdict>

const LEAST_FIGURES = 3
const LEAST_SAME_FIGURES = 0.4

/** A text to compare: what it says (`Print.digest`), and its body, which is asked for only when nobody compared it. */
export interface Compared {
  readonly digest: string
  readonly body: () => string
}

/** One name for two texts, whichever is named first. */
const pairKey = (a: string, b: string): string => (a < b ? `${a}${b}` : `${b}${a}`)

/** Compares texts, each two once; `used` are the verdicts that were asked for. */
export function verdictReader(known: Verdicts) {
  const used = new Map<string, Verdict>()
  const read = new Map<string, { readonly shingles: Uint32Array; readonly figures: ReadonlySet<string> }>()
  const open = ({ digest, body }: Compared) => {
    const held = read.get(digest)
    if (held) return held
    const text = body()
    const opened = { shingles: shinglesOf(text), figures: figuresOf(text) }
    read.set(digest, opened)
    return opened
  }
  const verdict = (a: Compared, b: Compared): Verdict => {
    const key = pairKey(a.digest, b.digest)
    let found = used.get(key) ?? known.get(key)
    if (!found) {
      const [one, other] = [open(a), open(b)]
      const both = shared(one.shingles, other.shingles).length
      const [left, right] = [one.shingles.length, other.shingles.length]
      found = {
        alike: both / (left + right - both),
        contained: both / Math.min(left, right),
        sameFigures: sameFigures(one.figures, other.figures),
      }
    }
    used.set(key, found)
    return found
  }
  return { verdict, used: used as Verdicts }
}

/** Read from the folded words, since texts of one digest may differ in their signs. */
const figuresOf = (text: string): ReadonlySet<string> => new Set(asciiDigits(foldLine(text)).match(/\d+/g))

function sameFigures(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  const both = [...few].filter((figure) => many.has(figure)).length
  return few.size < LEAST_FIGURES || both >= LEAST_SAME_FIGURES * few.size
}
