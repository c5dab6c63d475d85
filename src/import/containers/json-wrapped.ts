// Finds the list of documents in an object that is wrapped round it, whatever the object calls it.
import { rankOf } from './json-item.ts'
import { members, skipBlanks } from './json-scan.ts'
import { OPEN_BRACE, OPEN_BRACKET } from './json-window.ts'
import type { Door } from './piece.ts'

/** How deep the list of documents may lie in an object: `{"response": {"docs": […]}}`. */
export const MOST_WRAPPERS = 3

/** Documents in lists below an object: those with texts if there are any, else those with headlines. */
export function wrapped(bytes: Uint8Array, door: Door): readonly Uint8Array[] {
  const lists = [...listsIn(bytes, 0)].map((list) => {
    const items = [...members(list)].map(({ value }) => value).filter((value) => value[0] === OPEN_BRACE)
    return { items, ranks: items.slice(0, 3).map((item) => rankOf(item, door)) }
  })
  const own = rankOf(bytes, door)
  for (const rank of own === null ? (['text', 'title'] as const) : (['text'] as const)) {
    const fit = lists.filter(({ ranks }) => ranks.includes(rank))
    if (fit.length > 0) return fit.flatMap(({ items }) => items)
  }
  return []
}

/** Arrays that begin with an object, and objects whose first value is one. */
function* listsIn(bytes: Uint8Array, depth: number): Generator<Uint8Array> {
  let first = true
  for (const { value } of members(bytes)) {
    if (value[0] === OPEN_BRACKET && value[skipBlanks(value, 1)] === OPEN_BRACE) yield value
    if (value[0] === OPEN_BRACE && first) yield bytes
    if (value[0] === OPEN_BRACE && depth < MOST_WRAPPERS) yield* listsIn(value, depth + 1)
    first = false
  }
}
