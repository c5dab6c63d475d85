// The words of the interface: typed, in the site's language, with the plural forms that the language has.

import { localDigits } from '../src/arabic/date-words.ts'
import type { Basis, LineRole, Site } from '../src/model.ts'
import ar from './strings/ar.json' with { type: 'json' }
import en from './strings/en.json' with { type: 'json' }

export type Word = keyof typeof ar.words
export type Counted = keyof typeof ar.counts

/** Forms of a counted noun by category of `Intl.PluralRules`; `{n}` stands for the number where it is written. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

export interface Strings {
  /** Language of the words. */
  readonly language: 'ar' | 'en'
  readonly words: Readonly<Record<Word, string>>
  readonly basis: Readonly<Record<Basis, string>>
  readonly flags: Readonly<Record<string, string>>
  readonly roles: Readonly<Record<LineRole, string>>
  /** Why a line is no part of a story, by the name of the rule that says so. */
  readonly rules: Readonly<Record<string, string>>
  /** A word with `{name}` places filled; numbers in the site's digits. */
  fill(word: Word, values: Readonly<Record<string, string | number>>): string
  /** A number with its noun: «لا مواد»، «مادة واحدة»، «مادتان»، «3 مواد»، «11 مادة». */
  count(noun: Counted, n: number): string
  /** A number with the language's grouping, in the site's digits: `12,345` or `١٢٬٣٤٥`. */
  number(n: number): string
  /** «العربية» for `ar`; the code itself for what has no name. */
  languageName(code: string): string
}

const TABLES = { ar, en }

/** Strings for a site, in the language of its interface. */
export function stringsFor(site: Pick<Site, 'interface' | 'digits'>): Strings {
  const language = site.interface
  const { words, basis, flags, roles, rules } = TABLES[language]
  const counts: Readonly<Record<Counted, Forms>> = TABLES[language].counts
  const plural = new Intl.PluralRules(language)
  const format = new Intl.NumberFormat(`${language}-u-nu-${site.digits}`)
  const number = (n: number) => format.format(n)
  const languages = new Intl.DisplayNames([language], { type: 'language' })
  return {
    language,
    words,
    basis,
    flags,
    roles,
    rules,
    number,
    languageName: (code) => {
      try {
        return languages.of(code) ?? code
      } catch {
        return code
      }
    },
    fill: (word, values) => fill(words[word], values, site.digits),
    count: (noun, n) => (counts[noun][plural.select(n)] ?? counts[noun].other).replace('{n}', number(n)),
  }
}

function fill(
  pattern: string,
  values: Readonly<Record<string, string | number>>,
  digits: Site['digits'],
): string {
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? localDigits(String(value), digits) : (value ?? place)
  })
}
