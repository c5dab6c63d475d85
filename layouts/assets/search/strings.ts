// What the search page says: the part `search` of the interface's strings, which is all that its script carries of them.

import { localDigits } from '../../../src/arabic/date-words.ts'
import type { Site } from '../../../src/model.ts'
import ar from '../../strings/ar.json' with { type: 'json' }
import en from '../../strings/en.json' with { type: 'json' }

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }
type Counted = keyof typeof ar.searchCounts

const WORDS = { ar: ar.search, en: en.search }
const COUNTS: Readonly<Record<'ar' | 'en', Readonly<Record<Counted, Forms>>>> = {
  ar: ar.searchCounts,
  en: en.searchCounts,
}

export interface Strings {
  readonly language: 'ar' | 'en'
  /** A string with its places filled. */
  say(key: keyof typeof ar.search, fill?: Readonly<Record<string, string>>): string
  /** A number of something, in the form that the language has for it. */
  count(what: Counted, n: number): string
  /** ASCII digits in the digits of the site. */
  digits(text: string | number): string
}

/** The strings of a page's language; Arabic for every language that has none of its own. */
export function stringsFor(lang: string, digits: Site['digits']): Strings {
  const language = /^en\b/.test(lang) ? 'en' : 'ar'
  const strings = WORDS[language]
  const rules = new Intl.PluralRules(language)
  const local = (text: string | number) => localDigits(String(text), language === 'en' ? 'latn' : digits)
  return {
    language,
    // One pass: what is filled in is never read as a place itself.
    say: (key, fill = {}) => strings[key].replace(/\{(\w+)\}/g, (place, name: string) => fill[name] ?? place),
    count: (what, n) => {
      const forms = COUNTS[language][what]
      return (forms[rules.select(n)] ?? forms.other).replace('{n}', () => local(n))
    },
    digits: local,
  }
}
