// Tells whether the words around a date speak of what is still to come.

import { at, plays, type Token } from './tokens.ts'

/** Tokens looked at before and behind a date. */
const REACH = 6

/** A word with the future prefix, but for nouns and names that open with the same letters (سياسة، سيارة، ستين). */
const FUTURE_VERB_RE =
  /^[وف]?س(?:ي(?!ا|د|نا|ناريو|طر|ف|ول|ره|رت|رال|رلا|ما$|مون|منز|تي$|سي|بوي|غا|كولو|ليكون|لفي)|ت(?!ين|ون|يف|اد|ار|ال|ان|را|وك|ود|ور|يل))\p{L}{3,}/u

/** Whether a future verb, "scheduled", "next" or the like stands near tokens `from` to `next`. */
export function speaksOfFuture(ts: readonly Token[], from: number, next: number): boolean {
  for (let i = from - 1; i >= from - REACH && at(ts, i).kind !== 'break'; i--) {
    if (plays(ts, i, 'future') || FUTURE_VERB_RE.test(at(ts, i).key)) return true
  }
  for (let i = next; i < next + REACH && at(ts, i).kind !== 'break'; i++) {
    if (plays(ts, i, 'future') || FUTURE_VERB_RE.test(at(ts, i).key)) return true
  }
  return false
}
