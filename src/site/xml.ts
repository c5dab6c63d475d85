// Writes XML 1.0: elements from names, attributes and content, whatever stands in the texts.

/** Markup that is known to be well formed: only `element` and `text` make one. */
export interface Xml {
  readonly markup: string
}

type Attributes = Readonly<Record<string, string | null>>

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/**
 * What no XML document may hold, escaped or not (https://www.w3.org/TR/xml/#charsets), lone surrogates among it, and
 * the C1 controls, which it discourages.
 */
const FORBIDDEN_RE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** A text with U+FFFD for each character that XML and HTML cannot hold. */
export function allowed(text: string): string {
  return text.replace(FORBIDDEN_RE, '\uFFFD')
}

export function text(content: string): Xml {
  // A parser turns a bare carriage return into a line feed.
  return { markup: allowed(content).replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '') }
}

/** @param attributes those that are null are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly (Xml | null)[]): Xml {
  const pairs = Object.entries(attributes).map(([key, value]) =>
    value === null
      ? ''
      : ` ${key}="${allowed(value).replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? '')}"`,
  )
  const inner = content.map((part) => part?.markup ?? '').join('')
  return {
    markup: inner === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${inner}</${name}>`,
  }
}

/** The document whose root is `root`. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`
}
