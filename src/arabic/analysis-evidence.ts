// The word evidence, unpacked when it is first asked: which words are attested, and what their other forms are.

import { readFilter } from './analysis-filter.ts'
import * as data from './evidence/data.ts'
import * as dictionary from './evidence/dictionary.ts'

/** All words are folded and canonical (`analysis-letters.ts`); verbs are the third person of the past. */
export interface Evidence {
  /** A base of our own lists. */
  readonly isWord: (word: string) => boolean
  /** A name of our own lists: prefixes can be taken off before it, endings not behind it. */
  readonly isName: (word: string) => boolean
  /** A base of our own lists that takes ون. */
  readonly isPerson: (word: string) => boolean
  /** A verb of our own lists. */
  readonly isVerb: (word: string) => boolean
  /** A noun, adjective or name of the dictionary, of four letters or more. */
  readonly isRareWord: (word: string) => boolean
  /** A verb of the dictionary, of four letters or more. */
  readonly isRareVerb: (word: string) => boolean
  /** Broken plural to singular; `closed` ones count only where the word is spelled with أ or آ (أعداد is not إعداد). */
  readonly singular: ReadonlyMap<string, string>
  readonly closed: ReadonlySet<string>
  /** Broken plurals that without their last letter as spelled (علماء, طلبة) are less likely than another word. */
  readonly ended: ReadonlySet<string>
  /** Other spelling to first spelling. */
  readonly variant: ReadonlyMap<string, string>
  /** Present without its prefix to verb, where the present does not follow from the past. */
  readonly present: ReadonlyMap<string, string>
  /** Whole form to verb. */
  readonly form: ReadonlyMap<string, string>
  readonly stops: ReadonlySet<string>
  /** Words so common that a clitic letter before them is one. */
  readonly common: ReadonlySet<string>
}

type Packed = { readonly count: number; readonly bits: number; readonly packed: string }
const open = ({ count, bits, packed }: Packed): ((word: string) => boolean) => readFilter(count, bits, packed)

function unpack(): Evidence {
  const singular = new Map<string, string>()
  const closed = new Set<string>()
  const ended = new Set<string>()
  const single = new Set(dictionary.OWN_ARTICLE.split(' '))
  for (const row of data.PLURALS.split(' ')) {
    const [base = '', ...forms] = row.split(':')
    single.add(base)
    for (const mark of forms) {
      const form = mark.replace(/[!?]/g, '')
      if (mark.includes('!')) closed.add(form)
      if (mark.includes('?')) ended.add(form)
      singular.set(form, base)
    }
  }
  const verbs = new Set<string>()
  const present = new Map<string, string>()
  const form = new Map<string, string>()
  for (const row of data.VERBS.split(' ')) {
    const [past = '', now = '', ...others] = row.split('/')
    verbs.add(past)
    if (!present.has(now.slice(1))) present.set(now.slice(1), past)
    for (const other of others) form.set(other, past)
  }
  const isListed = open(data.WORDS)
  const isRegular = open(data.REGULAR_VERBS)
  return {
    isWord: (word) => single.has(word) || isListed(word),
    isName: open(data.NAMES),
    isPerson: open(data.PEOPLE),
    isVerb: (word) => verbs.has(word) || isRegular(word),
    isRareWord: open(dictionary.NOUNS),
    isRareVerb: open(dictionary.DERIVED_VERBS),
    singular,
    closed,
    ended,
    variant: new Map(data.VARIANTS.split(' ').map((row) => row.split(':') as [string, string])),
    present,
    form,
    stops: new Set(data.STOPS.split(' ')),
    common: new Set(data.COMMON.split(' ')),
  }
}

let unpacked: Evidence | undefined

/** The evidence; unpacked once, in a few milliseconds. */
export function evidence(): Evidence {
  unpacked ??= unpack()
  return unpacked
}
