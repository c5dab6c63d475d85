// Reads the file of one outlet, as people write it, and tells every fault with its line and what to do about it.
import type { Issue, Outlet } from '../model.ts'
import { faultOfShape } from './outlet-shape.ts'
import { asMap, asString, asStrings, type Yaml } from './yaml.ts'

type Map = { readonly [key: string]: Yaml }
type Tell = (line: number | null, rule: string, message: string, hint: string) => void

export const OUTLET_KEYS =
  'id name short aliases ambiguous kind marks furniture tails hosts datelines dateOrder zone language sample examples'.split(
    ' ',
  )
const LISTS = 'aliases ambiguous marks furniture tails hosts datelines'.split(' ')
const EXAMPLE_KEYS = 'line document title place agency author date photographer role'.split(' ')
const KINDS = ['newspaper', 'agency', 'channel', 'site']
const MIN_TAIL = 4

/** What the file of an outlet holds beside the outlet itself. */
export interface OutletFile {
  readonly outlet: Outlet
  /** Its dateline shapes, in the order in which they are tried. */
  readonly datelines: readonly string[]
}

/**
 * @param text of the file, to tell the lines of faults by.
 * @param usable whether an id can be an address of the site.
 * @returns null when the file is no outlet; other faults are told and their values left out.
 */
export function readOutletFile(
  map: Map,
  text: string,
  path: string,
  usable: (id: string) => boolean,
  issues: Issue[],
): OutletFile | null {
  const tell: Tell = (line, rule, message, hint) =>
    issues.push({ severity: 'error', rule: `authority/${rule}`, path, line, message, hint })
  const lineOf = (words: string): number | null => {
    const at = text.split('\n').findIndex((line) => line.includes(words))
    return at < 0 ? null : at + 1
  }
  const lineOfKey = (key: string): number | null => {
    const at = text.split('\n').findIndex((line) => line.startsWith(`${key}:`))
    return at < 0 ? null : at + 1
  }
  const [id, name] = [asString(map.id), asString(map.name)]
  if (!id || !name || !usable(id)) {
    const message =
      'an outlet needs an `id` of small letters, digits and - (not index or unknown) and a `name`'
    tell(lineOfKey('id') ?? 1, 'outlet', message, 'add both lines')
    return null
  }
  for (const key of LISTS) {
    if (asMap(map[key]) || (Array.isArray(map[key]) && map[key].some((entry) => typeof entry !== 'string')))
      tell(
        lineOfKey(key),
        'outlet',
        `\`${key}\` is not a list of texts`,
        'write one text a line, each after `- `; put it in "double quotes" when it holds a colon',
      )
  }
  for (const { words, message } of faultsOfExamples(map.examples))
    tell(
      words === null ? lineOfKey('examples') : lineOf(words),
      'example',
      message,
      'see `examples` in marna.yaml',
    )
  const order = choice('dateOrder', ['dmy', 'mdy', 'ymd'], 'dmy')
  if (map.kind !== undefined) choice('kind', KINDS, 'newspaper')
  return {
    outlet: {
      id,
      name,
      short: asString(map.short) ?? name,
      aliases: asStrings(map.aliases),
      marks: asStrings(map.marks),
      furniture: asStrings(map.furniture),
      tails: asStrings(map.tails).filter(isTail),
      hosts: asStrings(map.hosts),
      dateOrder: order,
      zone: zoneOf(asString(map.zone)),
      language: asString(map.language) ?? 'ar',
    },
    datelines: asStrings(map.datelines).filter(isShape),
  }

  function choice<T extends string>(key: string, values: readonly T[], fallback: T): T {
    const value = asString(map[key]) ?? fallback
    const chosen = values.find((known) => known === value)
    if (chosen === undefined)
      tell(lineOfKey(key), 'outlet', `\`${key}: ${value}\` is not ${values.join(', ')}`, 'write one of them')
    return chosen ?? fallback
  }
  function zoneOf(zone: string | null): string | null {
    if (zone === null || isZone(zone)) return zone
    tell(
      lineOfKey('zone'),
      'outlet',
      `\`zone: ${zone}\` is no time zone`,
      'write one like `Asia/Damascus` or `Africa/Cairo`',
    )
    return null
  }
  function isShape(shape: string): boolean {
    const wrong = faultOfShape(shape)
    if (wrong)
      tell(
        lineOf(shape),
        'outlet',
        `the dateline shape \`${shape}\` ${wrong}`,
        'see `datelines` in marna.yaml',
      )
    return wrong === null
  }
  function isTail(tail: string): boolean {
    const long = tail.trim().length >= MIN_TAIL
    if (!long)
      tell(
        lineOf(tail),
        'outlet',
        `the tail \`${tail}\` is too short to be told from a story's words`,
        `write ${MIN_TAIL} letters or more`,
      )
    return long
  }
}

interface ExampleFault {
  readonly words: string | null
  readonly message: string
}

/** Keys of `examples` that mean nothing, and examples that say nothing, with words to find their line by; the tests check the rest. */
function faultsOfExamples(examples: Yaml | undefined): readonly ExampleFault[] {
  if (examples === undefined) return []
  if (!Array.isArray(examples)) return [{ words: null, message: '`examples` is not a list' }]
  return examples.flatMap((entry: Yaml, i): readonly ExampleFault[] => {
    const map = asMap(entry)
    if (!map || !(asString(map.line) || asString(map.document)))
      return [{ words: null, message: `example ${i + 1} has neither \`line\` nor \`document\`` }]
    return Object.keys(map)
      .filter((key) => !EXAMPLE_KEYS.includes(key))
      .map((key) => ({
        words: `${key}:`,
        message: `\`${key}\` means nothing in example ${i + 1}; the keys are ${EXAMPLE_KEYS.join(', ')}`,
      }))
  })
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '' && zone.includes('/')
  } catch {
    return false
  }
}
