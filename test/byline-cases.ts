// Reads the table of bylines and puts each of its lines into a small document at the place that its section names.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256Of } from '../src/archive/id.ts'
import type { Parser } from '../src/import/parse.ts'
import type { ParsedDocument } from '../src/model.ts'

export type Place = 'line' | 'opening' | 'end' | 'not'

/** A line of the table: what is printed, where it stands, and what must come out. */
export interface BylineCase {
  readonly n: number
  readonly section: Place
  readonly printed: string
  readonly expected: Readonly<Record<string, string>>
}

const LEDE =
  'افتتحت البلدية أمس معرضا للكتاب يضم مئات العناوين، وسط حضور واسع من الأهالي والزوار القادمين من الأحياء المجاورة.'
const SECOND =
  'وأوضحت إدارة المعرض أن الأجنحة تستقبل الزوار حتى نهاية الأسبوع، وأن الدخول مجاني لطلاب المدارس.'
const HEADLINE = 'معرض للكتاب يجذب سكان الأحياء القديمة'

/** Blocks are headed `== section: …`; a case is `line => field=value, field=value` or `line => nothing`. */
export function readCases(path = join(import.meta.dirname, 'fixtures/bylines.txt')): readonly BylineCase[] {
  let section: Place = 'line'
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, i) => {
      const heading = text.match(/^== (line|opening|end|not)\b/)
      if (heading) section = heading[1] as Place
      const match = text.match(/^(.+?) => (.+)$/)
      if (!match?.[1] || !match[2] || text.startsWith('#') || heading) return []
      const expected = Object.fromEntries(
        match[2] === 'nothing' ? [] : match[2].split(', ').map((pair) => pair.split('=') as [string, string]),
      )
      return [{ n: i + 1, section, printed: match[1], expected }]
    })
}

/** The documents that a case stands in: a line that is no byline is put at the top and between two paragraphs. */
export function documentsOf({ section, printed }: BylineCase): readonly string[] {
  if (section === 'opening') return [[HEADLINE, printed.replace('…', LEDE), SECOND].join('\n\n')]
  if (section === 'end') return [[HEADLINE, LEDE, SECOND, printed].join('\n\n')]
  if (section === 'not')
    return [[printed, LEDE, SECOND].join('\n\n'), [HEADLINE, LEDE, printed, SECOND].join('\n\n')]
  return [[HEADLINE, printed, LEDE, SECOND].join('\n\n')]
}

/** What the parser finds in a document, as the table writes it. */
export function readOut(parsed: ParsedDocument): Readonly<Record<string, string>> {
  const found = {
    place: parsed.dateline?.value.place,
    agency: parsed.dateline?.value.agency,
    author: parsed.author?.value,
    photographer: parsed.photographer?.value,
    credit: parsed.credit?.value,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as Record<string, string>
}

/** Parses a text as if it stood in a file. */
export function parseText(parser: Parser, text: string): ParsedDocument {
  const bytes = new TextEncoder().encode(text)
  return parser.parse({
    path: 'x.txt',
    bytes,
    sha256: sha256Of(bytes),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    repaired: null,
    given: {},
    text,
  })
}
