// Reads from Debian's hunspell-ar (Ayaspell) the words that the filter is made of.

import { readFileSync } from 'node:fs'

/** Headings of the dictionary's own division whose words are too rare in news to help. */
const RARE_RE = /^#إضافة|مبالغة/
/** Participles: their broken plurals were formed by rule, and few are in use. */
const DOER_RE = /الفاعل|المفعول|صفة|صفات/
/** Affix classes of broken plurals in `ar.aff`. */
const PLURAL_FLAGS = new Set(['61', '67', '80', '85'])
/** Headings under which ة words are nouns of their own, not feminines. */
const NOUNS_RE = /جامد|المصادر|أسماء|TB/

/** Where Debian's package puts it. */
export const DICTIONARY = '/usr/share/hunspell/'

export interface Dictionary {
  /** Bases of nouns, adjectives and names, of four letters or more, as `key` writes them. */
  readonly nouns: ReadonlySet<string>
  /** Derived verbs, third person of the past, of four letters or more. */
  readonly verbs: ReadonlySet<string>
  /** Verbal nouns of derived verbs (المصادر), as `key` writes them. */
  readonly verbal: ReadonlySet<string>
}

/** Reads the dictionary below `folder`; `key` folds a word. */
export function readDictionary(key: (word: string) => string, folder = DICTIONARY): Dictionary {
  const notes = [...readFileSync(`${folder}ar.aff`, 'utf8').matchAll(/^AM (.*)$/gm)]
    .map((match) => match[1] ?? '')
    .slice(1)
  const nouns = new Set<string>()
  const verbs = new Set<string>()
  const verbal = new Set<string>()
  let file = ''
  let heading = ''
  let previous = ''
  for (const line of readFileSync(`${folder}ar.dic`, 'utf8').split('\n')) {
    if (previous.startsWith(':::') && line.endsWith('.dic')) file = line
    previous = line
    if (/^#.*\S#/.test(line) || /^###/.test(line)) heading = line
    const [entry = '', note = ''] = line.split('\t')
    const [word = '', flags = ''] = entry.split('/')
    if (!/^\p{Script=Arabic}+$/u.test(word)) continue
    if (file === 'names.dic') {
      if (RARE_RE.test(heading) || flags === '') continue
      if (DOER_RE.test(heading) && PLURAL_FLAGS.has(flags)) continue
      const base = key(word)
      if (base.length < 4) continue
      if (/[^ا]يه$/.test(base)) continue
      if (word.endsWith('ة') && !NOUNS_RE.test(heading)) continue
      nouns.add(base)
      if (heading.includes('المصادر')) verbal.add(base)
    } else if (file === 'verb.huns.dic') {
      const past = /st:(\S+)/.exec(notes[Number(note) - 1] ?? '')?.[1]
      if (past !== undefined && past.length >= 4) verbs.add(key(past))
    }
  }
  return { nouns, verbs, verbal }
}
