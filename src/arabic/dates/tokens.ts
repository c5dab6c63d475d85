// Cuts a text into the numbers, words and marks that date rules look at.

import { fold } from '../letters.ts'
import { NO_SENSE, type Role, type Sense, senseOf } from './lexicon.ts'

export interface Token {
  /** `break` is the end of a line or of the text: no date runs over it. */
  readonly kind: 'number' | 'word' | 'mark' | 'break'
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  /** A number in ASCII digits, a word folded, a mark with every dash as `-`, every slash as `/`, every bracket round. */
  readonly key: string
  /** Value of a number of up to eight digits, else -1. */
  readonly value: number
  /** Nothing seen stands between this token and the one before. */
  readonly glued: boolean
  readonly sense: Sense
  /** Whether a word is spelled with آ, which folding hides: «آب» is August, «أب» a father. */
  readonly madda: boolean
}

const TOKEN_RE =
  /([0-9\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]+)|((?!\u0640)\p{L}[\p{L}\p{M}\u0640\u200C\u200D]*)|([\n\v\f\r\u0085\u2028\u2029]+)|([\p{Z}\p{Cf}\p{M}\t]+)|(.)/gsu
/** Characters of a gap that are there but not seen. */
const UNSEEN_RE = /^[\p{Cf}\p{M}]+$/u
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0640\uFE58\uFF0D'
const SLASHES = '/\\\u2044\u2215\uFF0F'

const END: Token = {
  kind: 'break',
  start: -1,
  end: -1,
  key: '',
  value: -1,
  glued: false,
  sense: NO_SENSE,
  madda: false,
}

function markKey(mark: string): string {
  if (DASHES.includes(mark)) return '-'
  if (SLASHES.includes(mark)) return '/'
  if ('،٬﹐，'.includes(mark)) return ','
  if (mark === '[') return '('
  return mark === ']' ? ')' : mark
}

/** Tokens in order; one pass over the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const words = new Map<string, Pick<Token, 'key' | 'sense' | 'madda'>>()
  let glued = false
  for (const match of text.matchAll(TOKEN_RE)) {
    const [all, number, word, line, gap] = match
    if (gap !== undefined) {
      if (!UNSEEN_RE.test(gap)) glued = false
      continue
    }
    const base = { ...END, start: match.index, end: match.index + all.length, glued }
    if (number !== undefined) {
      const key = /^\d+$/u.test(number) ? number : fold(number)
      tokens.push({ ...base, kind: 'number', key, value: key.length <= 8 ? Number(key) : -1 })
    } else if (word !== undefined) {
      let known = words.get(word)
      if (known === undefined) {
        const key = fold(word)
        known = { key, sense: senseOf(key), madda: word.normalize('NFC').includes('آ') }
        words.set(word, known)
      }
      tokens.push({ ...base, kind: 'word', ...known })
    } else if (line !== undefined) {
      tokens.push(base)
    } else {
      tokens.push({ ...base, kind: 'mark', key: markKey(all) })
    }
    glued = line === undefined
  }
  return tokens
}

/** The token at a place; a break outside the text. */
export function at(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? END
}

/** Whether the token at a place can do one of these things. */
export function plays(tokens: readonly Token[], index: number, ...roles: readonly Role[]): boolean {
  const found = at(tokens, index).sense.roles
  return found.length > 0 && roles.some((role) => found.includes(role))
}

/** Whether the token at a place is one of these marks. */
export function isMark(tokens: readonly Token[], index: number, marks: string): boolean {
  const token = at(tokens, index)
  return token.kind === 'mark' && marks.includes(token.key)
}
