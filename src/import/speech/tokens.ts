// Cuts a body into words, stops and quotations, which the rules for speakers walk along.
import type { TextLine } from '../../model.ts'
import type { Span } from './marks.ts'
import { keyOf, spell } from './words.ts'

export interface Token {
  readonly kind: 'word' | 'comma' | 'colon' | 'stop' | 'other' | 'quote'
  /** Paragraph, and place in its text. */
  readonly p: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** `foldLine`d, and with `spell` alone. */
  readonly key: string
  readonly spelt: string
  /** Index of the span that it is, or that it is the first word of. */
  readonly span: number | null
  /** Last word before the closing mark of a span that is read as words. */
  readonly closes: boolean
  /** A paragraph begins here. */
  readonly first: boolean
}

const TOKEN_RE = /[\p{L}\p{M}\p{N}ـ'’]+|\.{2,}|[…،,؛;:：.؟?!()[\]/–—-]/gu
const COMMA_RE = /^[،,؛;]/u

/**
 * @param spans outermost ones, in order.
 * @param whole which of them are one token; the words of the others are tokens each.
 * @param unbind whether «ل» is taken off a word, by the word before it.
 */
export function tokenize(
  body: readonly TextLine[],
  spans: readonly Span[],
  whole: (span: Span) => boolean,
  unbind: (previous: string, key: string) => boolean,
): readonly Token[] {
  const tokens: Token[] = []
  let next = 0
  let from = 0
  for (let p = 0; p < body.length; p += 1) {
    const text = body[p]?.text ?? ''
    const begin = tokens.length
    for (; spans[next]?.from === p; next += 1) {
      const span = spans[next] as Span
      addWords(tokens, text, p, from, span.start)
      if (whole(span)) {
        tokens.push(quoteToken(span, next))
        from = span.end
        if (span.to > p) break
      } else {
        const at = tokens.length
        addWords(tokens, text, p, span.start, span.end)
        mark(tokens, at, next)
        from = span.end
      }
    }
    const running = spans[next]
    if (running && running.from === p && running.to > p) {
      p = running.to - 1
      next += 1
      continue
    }
    addWords(tokens, text, p, from, text.length)
    from = 0
    const head = tokens[begin]
    if (head) tokens[begin] = { ...head, first: true }
  }
  for (let i = 1; i < tokens.length; i += 1) {
    const token = tokens[i] as Token
    if (token.key.startsWith('ل') && token.key.length > 3 && unbind(tokens[i - 1]?.key ?? '', token.key))
      tokens[i] = withoutLam(token)
  }
  return tokens
}

/** «وفقا لوزارة» → «وزارة»، «وفقا للوزير» → «وزير»; the key of the latter has the article. */
function withoutLam(token: Token): Token {
  const double = token.key.startsWith('لل')
  const key = double ? `ال${token.key.slice(2)}` : token.key.slice(1)
  const tatweel = /^لـ+/u.exec(token.text)?.[0].length ?? 1
  return { ...token, key, spelt: key, start: token.start + (double ? 2 : tatweel) }
}

function quoteToken(span: Span, index: number): Token {
  const { from: p, start, end } = span
  return {
    kind: 'quote',
    p,
    start,
    end,
    text: '',
    key: '',
    spelt: '',
    span: index,
    closes: false,
    first: false,
  }
}

function mark(tokens: Token[], at: number, span: number): void {
  const first = tokens[at]
  if (!first) return
  tokens[at] = { ...first, span }
  const last = tokens.at(-1)
  if (last) tokens[tokens.length - 1] = { ...last, closes: true }
}

function addWords(tokens: Token[], text: string, p: number, from: number, to: number): void {
  const piece = text.slice(from, to)
  for (const match of piece.matchAll(TOKEN_RE)) {
    const [word] = match
    const kind = kindOf(word, piece, match.index)
    if (kind === null) continue
    const key = kind === 'word' ? keyOf(word) : ''
    const start = from + match.index
    tokens.push({
      kind,
      p,
      start,
      end: start + word.length,
      text: word,
      key,
      spelt: kind === 'word' ? spell(word) : '',
      span: null,
      closes: false,
      first: false,
    })
  }
}

function kindOf(word: string, text: string, index: number): Token['kind'] | null {
  if (/^[\p{L}\p{M}\p{N}ـ'’]/u.test(word)) return /[\p{L}\p{N}]/u.test(word) ? 'word' : null
  if (COMMA_RE.test(word)) return 'comma'
  if (/^[:：]/u.test(word)) return 'colon'
  // Two points stand for a colon or a comma («في موسكو.. نعتقد»).
  if (/^(?:\.{2}|…)/u.test(word)) return 'comma'
  if (/^[.؟?!]/u.test(word)) {
    // «د. فلان»: an abbreviation; «2.5»: a number.
    if (word === '.' && /(?:^|[\s(«"])[\p{L}]{1}$/u.test(text.slice(Math.max(0, index - 3), index)))
      return null
    return /[\s\])»"”“]|^$/u.test(text[index + 1] ?? '') ? 'stop' : null
  }
  return 'other'
}
