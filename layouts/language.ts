// Language codes as `lang` and `dir` attributes: the only file that imports rtl-detect.

import rtlDetect from 'rtl-detect'
import type { Html } from './html.ts'
import { html } from './html.ts'

export interface Language {
  /** Canonical BCP 47 code; `und` for what is none. */
  readonly lang: string
  readonly dir: 'rtl' | 'ltr' | 'auto'
}

/** Right-to-left scripts in modern use (ISO 15924). */
const RTL_SCRIPTS: ReadonlySet<string> = new Set([
  'Arab',
  'Aran',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
])

const UNDETERMINED: Language = { lang: 'und', dir: 'auto' }

const known = new Map<string, Language>()

/**
 * The language and direction of a BCP 47 code. What `Intl.Locale` refuses (the empty string, `ar_SY`) is undetermined:
 * rtl-detect would answer `ltr` for it.
 */
export function languageOf(code: string): Language {
  const remembered = known.get(code)
  if (remembered !== undefined) return remembered
  const language = readLanguage(code)
  known.set(code, language)
  return language
}

/** ` lang="…" dir="…"`, or nothing when `code` is the language that surrounds the element. */
export function languageAttributes(code: string, surrounding: string): Html | null {
  const { lang, dir } = languageOf(code)
  return lang === languageOf(surrounding).lang ? null : html` lang="${lang}" dir="${dir}"`
}

/** ` lang="…"` for words whose direction is told by `dir="auto"`, or nothing where it is that of what surrounds them. */
export function languageAttribute(code: string, surrounding: string): Html | null {
  const { lang } = languageOf(code)
  return lang === languageOf(surrounding).lang ? null : html` lang="${lang}"`
}

function readLanguage(code: string): Language {
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(code)
  } catch {
    return UNDETERMINED
  }
  if (/^und\b/.test(locale.toString()) && locale.script === undefined) return UNDETERMINED
  return { lang: locale.toString(), dir: directionOf(locale) }
}

/**
 * rtl-detect's answer, corrected in two places: it looks at the language only, so that a script subtag (`az-Arab`,
 * `ar-Latn`) is overlooked; and it lacks Arabic languages with codes of their own (`arz`, `apc`, `ary`), which likely
 * subtags know to be written in Arabic script.
 */
function directionOf(locale: Intl.Locale): 'rtl' | 'ltr' {
  if (locale.script !== undefined) return RTL_SCRIPTS.has(locale.script) ? 'rtl' : 'ltr'
  if (rtlDetect.getLangDir(locale.language) === 'rtl') return 'rtl'
  return RTL_SCRIPTS.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr'
}
