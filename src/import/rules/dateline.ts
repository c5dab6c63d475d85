// Datelines and bylines: where a story was filed, by which agency, by whom, and the date that some of them carry.
import type { Authority } from '../../archive/authority.ts'
import { compileShape, type Shape } from '../../archive/outlet-shape.ts'
import { type PartReader, partReader } from './byline-parts.ts'
import { partsOf } from './byline-split.ts'
import { type DatelineReading, tellParts } from './byline-tell.ts'
import { withoutDates } from './dateline-date.ts'
import { readOpening } from './dateline-opening.ts'
import { readByShapes } from './dateline-shapes.ts'

export type { DatelineReading } from './byline-tell.ts'

export interface DatelineReader {
  /** The whole line as a dateline or byline. */
  readonly line: (text: string) => DatelineReading | null
  /** A dateline at the beginning of a paragraph, ended by a colon, a dash or a bracket. */
  readonly inline: (text: string) => DatelineReading | null
  /** What a few words name. */
  readonly names: PartReader
  /** The reader that tries the shapes of an outlet's file first. */
  readonly of: (outlet: string | null) => DatelineReader
}

const MAX_LINE = 160
/** «المصدر: وكالات» is a credit (`furniture.ts`). */
const CREDIT_RE = /^(?:المصدر|المصادر|مصدر الخبر|نقلا عن)\s*[:：]/u
/** Without any separator a longer line is no byline, in characters. */
const MAX_UNDIVIDED = 70
const REMEMBERED = 256

/** Buttons of a picture gallery, glued to what follows. */
const GALLERY_RE = /^(?:(?:Next|Previous|Prev)\s+)+/iu
/** «فلان - القاهرة، تصوير: علان»: who took the pictures is read apart (`photographer.ts`). */
const PHOTOGRAPHER_RE = /(?<=\S)[\s،,\-–—|/(]+(?:تصوير|عدسة|بعدسة)(?:\s*[:：/\-–]\s*|\s+)\S.*$/u

const readersOf = new WeakMap<Authority, DatelineReader>()

/** Compiles the names of places, agencies, outlets and persons that datelines are made of. */
export function datelineReader(authority: Authority): DatelineReader {
  const made = readersOf.get(authority)
  if (made) return made
  const names = partReader(authority)
  const readers = new Map<string, DatelineReader>()
  const make = (shapes: readonly Shape[]): DatelineReader => ({
    line: remembered((text) => readLine(text, names, shapes)),
    inline: remembered((text) => readOpening(text, names)),
    names,
    of: (outlet) => {
      const written = outlet === null ? undefined : authority.datelines.get(outlet)
      if (outlet === null || !written?.length) return general
      const reader = readers.get(outlet) ?? make(written.map(compileShape))
      readers.set(outlet, reader)
      return reader
    },
  })
  const general = make([])
  readersOf.set(authority, general)
  return general
}

/** Checksums, keys and encoded data: nobody is named by them, and they are all digits to a reader of dates. */
export const MACHINE_RE = /[0-9A-Za-z+/=_-]{40,}/

/** The same line is asked for several times while a document is classified. */
function remembered(
  read: (text: string) => DatelineReading | null,
): (text: string) => DatelineReading | null {
  const seen = new Map<string, DatelineReading | null>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    if (seen.size >= REMEMBERED) seen.clear()
    const reading = MACHINE_RE.test(text) ? null : read(text)
    seen.set(text, reading)
    return reading
  }
}

/** «(إعداد فلان للنشرة العربية - تحرير علان)»: agencies sign so, without colons. */
function withColons(text: string): string {
  return text.startsWith('(')
    ? text
        .replace(/\s*للنشرة العربية/u, '')
        .replace(/(?<=[(\-–—]\s*)(إعداد|تحرير|تغطية صحفية|تغطية)\s+(?=\p{L})/gu, '$1: ')
    : text
}

function readLine(text: string, names: PartReader, shapes: readonly Shape[]): DatelineReading | null {
  if (text.length > MAX_LINE || /[؟?!…]["”»)]*$|\.\.["”»)]*$/u.test(text)) return null
  if (text.length > MAX_UNDIVIDED && !/[-–—ـ_:：/|\\()[\]（«"\p{Nd}]/u.test(text)) return null
  if (CREDIT_RE.test(text)) return null
  const plain = withColons(text.replace(GALLERY_RE, '').replace(PHOTOGRAPHER_RE, ''))
  const { rest, date } = withoutDates(plain)
  const printed = text.replace(/[\s:：\-–—]+$/u, '')
  const own = shapes.length > 0 ? readByShapes(shapes, rest, printed, names) : null
  if (own) return { ...own, date }
  const parts = partsOf(rest, names)
  if (/\.["”»)]*$/u.test(text) && parts.at(-1)?.kind !== 'agency') return null
  return tellParts(parts, printed, names, { dated: date, loose: true })
}
