// Finds who took the pictures of a story: a line, a byline's end or a caption's end that says so.
import type { Found } from '../../model.ts'
import type { ReadLine } from '../classify.ts'
import { type PartReader, tidy } from './byline-parts.ts'

const MAX_LABELLED_WORDS = 9
/** «… (تصوير: فلان)», «… (عدسة فلان)» at the end of any line. */
const BRACKETED_RE = /[([]\s*(?:تصوير|عدسة|بعدسة|ت\s*[:：])\s*[:：/\-–]?\s*([^()[\]]{3,60})[)\]][\s.]*$/u
/** «تصوير فلان» without a colon: in lines that are no running text. */
const BARE_RE = /(?:^|[\s،,\-–—|/])(?:تصوير|عدسة|بعدسة)(?:\s*[:：/\-–]\s*|\s+)([^()[\]:：]{3,60})$/u
const TEXT_ROLES: ReadonlySet<string> = new Set([
  'body',
  'title',
  'kicker',
  'subhead',
  'related:title',
  'related:teaser',
])

/** The photographer that a line names; an agency is no photographer («تصوير: رويترز» is a credit). */
export function readPhotographer(read: readonly ReadLine[], names: PartReader): Found<string> | null {
  for (const line of read) {
    const { trimmed, n, words } = line.shape
    if (!/تصوير|عدسة|صور|ت\s*[:：]|photo/iu.test(trimmed)) continue
    const label = words <= MAX_LABELLED_WORDS ? names.labelOf(trimmed) : null
    const printed =
      trimmed.match(BRACKETED_RE)?.[1] ??
      (label?.kind === 'photographer' ? label.rest : null) ??
      (TEXT_ROLES.has(line.role) || words > MAX_LABELLED_WORDS ? null : trimmed.match(BARE_RE)?.[1])
    const value = tidy(printed ?? '').replace(/[.\s]+$/u, '')
    if (value === '' || !isPerson(value, names)) continue
    const confidence = names(value) === 'person' ? 0.9 : 0.75
    return { value, basis: 'stated', text: trimmed, line: n, rule: 'photographer/labelled', confidence }
  }
  return null
}

/** Every one of the names is a person's, or could be. */
function isPerson(text: string, names: PartReader): boolean {
  return text.split(/\s*[،,]\s*/u).every((name) => {
    const kind = names(name)
    return kind === 'person' || (kind === 'unknown' && names.couldBeName(name))
  })
}
