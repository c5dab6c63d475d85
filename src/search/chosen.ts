// Turns the filters of a query, given by id or by name, into ids of the archive.

import { foldLine } from '../arabic/letters.ts'
import type { Facet, Names } from './format.ts'
import type { Chosen } from './narrow.ts'
import type { QueryField } from './query.ts'

/** The id of a value given by id or by any of its names; undefined when the archive has no such value. */
function idOf(names: Names, { field, value }: QueryField): string | undefined {
  if (field === 'year') return foldLine(value)
  const wanted = foldLine(value.replaceAll('_', ' '))
  const rows = names[field]
  const row =
    rows.find(([id]) => id === value.toLowerCase()) ??
    rows.find(([id, name, , ...others]) =>
      [id.replaceAll('-', ' '), name, ...others].some((one) => foldLine(one) === wanted),
    )
  return row?.[0]
}

/**
 * All filters by facet, those of the query text and those beside it. A value that the archive does not know stays in
 * the filter, where nothing fits it, and is told.
 */
export async function chosenOf(
  fields: readonly QueryField[],
  filters: Readonly<Partial<Record<Facet, readonly string[]>>>,
  names: () => Promise<Names>,
): Promise<{ chosen: Chosen; unknownFilters: readonly string[] }> {
  const beside = Object.entries(filters).flatMap(([field, values]) =>
    (values ?? []).map((value) => ({ field: field as Facet, value })),
  )
  const chosen = new Map<Facet, Set<string>>()
  const unknownFilters: string[] = []
  for (const asked of [...fields, ...beside]) {
    const id = idOf(await names(), asked)
    if (id === undefined) unknownFilters.push(`${asked.field}:${asked.value}`)
    chosen.set(asked.field, (chosen.get(asked.field) ?? new Set()).add(id ?? asked.value))
  }
  return { chosen, unknownFilters }
}
