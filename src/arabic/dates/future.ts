// Tells whether the words around a date speak of what is still to come.

import { at, isMark, plays, type Token } from './tokens.ts'

/** Tokens looked at before and behind a date. */
const REACH = 6

/** A word with the future prefix, but for nouns and names that open with the same letters (سياسة، سيارة، ستين). */
const FUTURE_VERB_RE =
  /^[وف]?س(?:ي(?!ا|د|نا|ناريو|طر|ف|ول|ره|رت|رال|رلا|ما$|مون|منز|تي$|سي|بوي|غا|كولو|ليكون|لفي)|ت(?!ين|ون|يف|اد|ار|ال|ان|را|وك|ود|ور|يل))\p{L}{3,}/u

/** Words that open a clause about something else than the date before it. */
const CLAUSE_RE = /^[وبل]?ان(?:ه|ها|هم|هما)?$/u

/**
 * What the words nearby say: `likely` for a future verb or "scheduled", `possible` for "until", "before" and the like,
 * which speak of the future only where that is close.
 */
export type Cue = 'likely' | 'possible' | null

function cueFrom(ts: readonly Token[], start: number, step: 1 | -1): Cue {
  for (let n = 0, i = start; n < REACH; n++, i += step) {
    if (at(ts, i).kind === 'break' || isMark(ts, i, '.؟!؛') || (step > 0 && CLAUSE_RE.test(at(ts, i).key)))
      break
    if (plays(ts, i, 'future') || FUTURE_VERB_RE.test(at(ts, i).key)) return 'likely'
  }
  return null
}

/** The cue around tokens `from` to `next`. */
export function futureCue(ts: readonly Token[], from: number, next: number): Cue {
  const cue = cueFrom(ts, from - 1, -1) ?? cueFrom(ts, next, 1)
  return cue ?? (plays(ts, from - 1, 'deadline') || plays(ts, from - 2, 'deadline') ? 'possible' : null)
}
