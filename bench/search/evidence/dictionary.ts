// Reads from Debian's hunspell-ar (Ayaspell) the words that the filter is made of.

import { readFileSync } from 'node:fs'

/** Headings of the dictionary's own division whose words come from large classical dictionaries: too rare to help. */
const RARE_RE = /^#إضافة/
/** Headings under which ة words are nouns of their own, not feminines. */
const NOUNS_RE = /جامد|المصادر|أسماء|TB/

export interface Dictionary {
  /** Bases of nouns, adjectives and names, of four letters or more, as `key` writes them. */
  readonly nouns: ReadonlySet<string>
  /** Derived verbs, third person of the past, of four letters or more. */
  readonly verbs: ReadonlySet<string>
  /** Words that begin with إ. */
  readonly lower: ReadonlySet<string>
}

/** Reads the dictionary below `folder`; `key` folds a word. */
export function readDictionary(key: (word: string) => string, folder = '/usr/share/hunspell/'): Dictionary {
  const notes = [...readFileSync(`${folder}ar.aff`, 'utf8').matchAll(/^AM (.*)$/gm)].map((match) => match[1] ?? '').slice(1)
  const nouns = new Set<string>()
  const verbs = new Set<string>()
  const lower = new Set<string>()
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
      if (word.startsWith('إ')) lower.add(key(word))
      if (RARE_RE.test(heading) || flags === '') continue
      const base = key(word)
      if (base.length < 4) continue
      if (base.endsWith('يه')) continue
      if (word.endsWith('ة') && !NOUNS_RE.test(heading)) continue
      nouns.add(base)
    } else if (file === 'verb.huns.dic') {
      const past = /st:(\S+)/.exec(notes[Number(note) - 1] ?? '')?.[1]
      if (past !== undefined && past.length >= 4) verbs.add(key(past))
    }
  }
  return { nouns, verbs, lower }
}
