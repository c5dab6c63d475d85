// Tells which outlet a document is from, by what only its pages have.

import { foldLine } from '../arabic/letters.ts'
import type { Authority } from '../archive/authority.ts'
import type { Found, Outlet } from '../model.ts'
import type { ReadLine } from './classify.ts'
import { readCredit, readDateline } from './fields.ts'
import type { DatelineReader } from './rules/dateline.ts'

/**
 * The outlet: the one that the user named; a line that only its pages have; an address of its site; its code in the
 * dateline or credit. A name inside the story proves nothing: stories cite other outlets.
 */
export function readOutlet(
  read: readonly ReadLine[],
  { outlets, agencyOutlets }: Pick<Authority, 'outlets' | 'agencyOutlets'>,
  given: string | null,
  reader: DatelineReader,
): Found<string> | null {
  if (given)
    return { value: given, basis: 'edited', text: null, line: null, rule: 'outlet/given', confidence: 1 }
  const found = (
    value: string,
    text: string,
    line: number | null,
    rule: string,
    confidence: number,
  ): Found<string> => ({
    value,
    basis: 'inferred',
    text,
    line,
    rule,
    confidence,
  })
  const mark = read.find(({ hit }) => hit?.kind === 'outlet')
  if (mark?.hit?.outlet) return found(mark.hit.outlet, mark.shape.trimmed, mark.shape.n, 'outlet/mark', 0.95)
  const addressed = outletOfAddress(read, outlets)
  if (addressed)
    return found(addressed.id, addressed.line.shape.trimmed, addressed.line.shape.n, 'outlet/address', 0.9)
  const byName = namesOf(outlets)
  const named = (name: string | null | undefined) => (name ? byName.get(foldLine(name)) : undefined)
  const { dateline } = readDateline(read, reader)
  // A paper's name beside an agency's is the outlet: «الجريدة - رويترز».
  const byDateline = dateline?.value.agency
    ? (paperIn(dateline.value.text, named, agencyOutlets) ?? named(dateline.value.agency))
    : undefined
  if (dateline && byDateline) {
    // An agency's code says who reported; a paper that printed the story would have left other marks.
    const sure = agencyOutlets.has(byDateline.id) ? 0.6 : 0.85
    return found(byDateline.id, dateline.text ?? '', dateline.line, 'outlet/dateline', sure)
  }
  const credit = readCredit(read)
  const byCredit = named(credit?.value)
  return credit && byCredit ? found(byCredit.id, credit.text ?? '', credit.line, 'outlet/credit', 0.7) : null
}

/** The outlet that a dateline names: a paper before an agency. */
function paperIn(
  text: string,
  named: (name: string) => Outlet | undefined,
  agencies: ReadonlySet<string>,
): Outlet | undefined {
  const found = text.split(/[-–—:/|()،,«»"]+/u).flatMap((part) => named(part.trim()) ?? [])
  return found.find(({ id }) => !agencies.has(id)) ?? found[0]
}

const indexes = new WeakMap<readonly Outlet[], ReadonlyMap<string, Outlet>>()

/** Outlets by their folded names; worked out once for a list. */
function namesOf(outlets: readonly Outlet[]): ReadonlyMap<string, Outlet> {
  const known = indexes.get(outlets)
  if (known) return known
  const index = new Map<string, Outlet>()
  for (const outlet of outlets) {
    for (const name of [outlet.name, outlet.short, ...outlet.aliases].map(foldLine))
      if (!index.has(name)) index.set(name, outlet)
  }
  indexes.set(outlets, index)
  return index
}

function outletOfAddress(
  read: readonly ReadLine[],
  outlets: readonly Outlet[],
): { id: string; line: ReadLine } | null {
  for (const line of read) {
    if (line.role === 'body' || !/[a-z]\.[a-z]/i.test(line.shape.trimmed)) continue
    const text = line.shape.trimmed.toLowerCase()
    const outlet = outlets.find(({ hosts }) => hosts.some((host) => text.includes(host.toLowerCase())))
    if (outlet) return { id: outlet.id, line }
  }
  return null
}
