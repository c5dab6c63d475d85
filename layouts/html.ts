// The tagged template that every layout is written in: what is interpolated is escaped.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const SPECIAL_RE = /[&<>"']/g

/** C0 and C1 controls that HTML forbids; tab, line feed and carriage return are allowed. */
const FORBIDDEN_RE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

/** Either of the above; most texts have neither. */
const UNSAFE_RE = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/

/** What a template takes; `null`, `undefined` and `false` print nothing, arrays print their members in order. */
export type Printable = Html | string | number | false | null | undefined | readonly Printable[]

/** Markup that is known to be safe: only `html`, `jsonData` and `raw` make one. */
export class Html {
  readonly #markup: string

  private constructor(markup: string) {
    this.#markup = markup
  }

  /** See `html`. */
  static template(strings: readonly string[], values: readonly Printable[]): Html {
    if (!checked.has(strings)) check(strings)
    let markup = strings[0] ?? ''
    for (let i = 0; i < values.length; i += 1) markup += print(values[i]) + (strings[i + 1] ?? '')
    return new Html(markup)
  }

  /** See `raw`. */
  static trusted(markup: string): Html {
    return new Html(markup)
  }

  toString(): string {
    return this.#markup
  }
}

/** Templates that were looked at: each is the same object whenever it is printed. */
const checked = new WeakSet<readonly string[]>()

function check(strings: readonly string[]): void {
  const bare = strings.slice(0, -1).find((part) => part.endsWith('='))
  if (bare !== undefined) throw new Error(`attribute without quotes: ${bare}`)
  checked.add(strings)
}

/** Markup with its values escaped, unless they are `Html` already. Attributes must be quoted: it throws if not. */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Html {
  return Html.template(strings, values)
}

/** The one way round escaping, for what markdown-it printed (`html: false`) and nothing else. */
export function raw(markup: string): Html {
  return Html.trusted(markup)
}

/**
 * `value` as JSON for a `<script>` of a data type: no `<` stands in it, so that nothing in it ends the element or opens
 * a comment, and no control that HTML forbids.
 */
export function jsonData(value: unknown): Html {
  const written = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return Html.trusted(JSON.stringify(value).replace(/[<\u007F-\u009F]/g, written))
}

/** Text as it must stand in an element or a quoted attribute; forbidden controls show as U+FFFD. */
export function escapeText(text: string): string {
  if (!UNSAFE_RE.test(text)) return text
  return text.replace(FORBIDDEN_RE, '\uFFFD').replace(SPECIAL_RE, (character) => ESCAPES[character] ?? '')
}

/** `values` with `separator` between those that print something. */
export function join(values: readonly Printable[], separator: Printable): Html {
  const printed = values.filter((value) => print(value) !== '')
  return html`${printed.map((value, i) => (i === 0 ? value : [separator, value]))}`
}

/**
 * `url` if a reader can follow it safely (http, https, mailto, or relative), else null. Browsers drop tabs and line
 * ends inside an address and blanks before it, so they are dropped before the scheme is looked at.
 */
export function safeUrl(url: string): string | null {
  const bare = url.replace(/[\u0000-\u0020\u007F-\u00A0\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]
  if (scheme === undefined) return bare.startsWith('//') || bare.startsWith('\\') ? null : url.trim()
  return /^(?:https?|mailto)$/i.test(scheme) ? url.trim() : null
}

function print(value: Printable): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  return value.map(print).join('')
}
