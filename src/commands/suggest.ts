// `warraq suggest`: names that the texts hold often and no authority file knows, for a person to accept.
import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { shorten } from '../archive/article.ts'
import type { Authority } from '../archive/authority.ts'
import { printable } from '../archive/front-matter.ts'
import { loadRecords } from '../archive/load.ts'
import { type Suggestion, type SuggestKind, suggestNames } from '../archive/suggest.ts'
import { addEntry, entryOf, idOf } from '../archive/suggest-entry.ts'
import { keyOf } from '../archive/suggest-units.ts'
import { EXIT, exitCodeOf, type Io, Misuse, readArguments, tellIssues } from './io.ts'
import { authorityOf } from './workspace.ts'

const HELP = `warraq suggest                       list frequent names that no authority file knows
warraq suggest --add KIND NAME [SPELLING…]   put a name into the archive's authority file

  --content DIR   folder of the archive (content)
  --limit N       names to show (30)
  --min N         records that must hold a name (3)
  --kind KIND     people, places or organisations; may be repeated
  --json          one JSON document in place of text
  --help

A suggestion is a guess: read its sentences, correct the entry, and paste it into content/authority/KIND.yaml.
`

const OPTIONS = {
  limit: { type: 'string', default: '30' },
  min: { type: 'string', default: '3' },
  kind: { type: 'string', multiple: true, default: [] as string[] },
  add: { type: 'string' },
} as const

const KINDS: readonly SuggestKind[] = ['people', 'places', 'organisations']
const MOST = 10_000
const SENTENCE = 200

/**
 * Runs `warraq suggest` with the arguments that follow the command. Gives the exit code: 0, or 1 when records or
 * authority files have issues, or a name could not be added; throws `Misuse`.
 */
export async function suggestCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  if (values.help) {
    io.stdout(HELP)
    return EXIT.clean
  }
  const limit = numberOf('limit', values.limit)
  const least = numberOf('min', values.min)
  const kinds = new Set(values.kind.length === 0 ? KINDS : values.kind.map((kind) => kindOf('kind', kind)))
  const adding = values.add === undefined ? null : kindOf('add', values.add)
  if (!(await stat(values.content).catch(() => null))?.isDirectory())
    throw new Misuse(`${values.content} is no folder; name the archive's with --content`)
  const authority = await authorityOf(values.content)
  if (adding !== null) return add(values.content, adding, positionals, authority, io)
  if (positionals.length > 0)
    throw new Misuse(`\`${positionals[0]}\` is not asked for; see warraq suggest --help`)
  const { records, issues } = await loadRecords(values.content)
  const all = [...authority.issues, ...issues]
  tellIssues(all, io)
  const found = suggestNames(records, authority, { least, kinds })
  const shown = withEntries(found.slice(0, limit), authority)
  io.stdout(
    values.json
      ? `${JSON.stringify({ records: records.length, total: found.length, suggestions: shown })}\n`
      : textOf(shown, found.length, records.length),
  )
  return exitCodeOf(all)
}

function numberOf(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > MOST)
    throw new Misuse(`--${option} ${text}: write a number from 1 to ${MOST}`)
  return number
}

function kindOf(option: string, text: string): SuggestKind {
  const kind = KINDS.find((one) => one === text)
  if (!kind) throw new Misuse(`--${option} ${text}: write ${KINDS.join(', ')}`)
  return kind
}

interface Shown extends Suggestion {
  readonly id: string
  /** YAML for the authority file. */
  readonly entry: string
}

function withEntries(suggestions: readonly Suggestion[], authority: Authority): readonly Shown[] {
  const taken = new Map(KINDS.map((kind) => [kind, idsOf(authority, kind)]))
  return suggestions.map((suggestion) => {
    const ids = taken.get(suggestion.kind) ?? new Set()
    const id = idOf(suggestion.name, ids)
    ids.add(id)
    const examples = suggestion.examples.map(({ path, text }) => ({ path, text: printable(text) }))
    return { ...suggestion, examples, id, entry: entryOf(id, suggestion.name, suggestion.variants) }
  })
}

function idsOf(authority: Authority, kind: SuggestKind): Set<string> {
  return new Set(authority.entities.filter((entity) => entity.kind === kind).map(({ id }) => id))
}

/** The suggestions as text: name and count, the sentences, the entry, an empty line between names. */
function textOf(shown: readonly Shown[], total: number, records: number): string {
  const blocks = shown.map(({ kind, name, variants, articles, examples, entry }) => {
    const other = variants.length === 0 ? '' : `, also ${variants.join('، ')}`
    const sentences = examples.map(({ path, text }) => `  ${around(text, name)}\n    ${path}\n`)
    return `${name}\n  ${kind}, ${articles} records${other}\n${sentences.join('')}${entry.replace(/^(?=.)/gm, '  ')}`
  })
  const sum = `${shown.length} of ${total} names in ${records} records\n`
  return [...blocks, sum].join('\n')
}

/** A sentence, cut to what stands around the name when it is long. */
function around(sentence: string, name: string): string {
  const at = Math.max(0, sentence.indexOf(name) - SENTENCE / 3)
  const from = at === 0 ? 0 : sentence.indexOf(' ', at) + 1
  return `${from === 0 ? '' : '…'}${shorten(sentence.slice(from), SENTENCE)}`
}

async function add(
  content: string,
  kind: SuggestKind,
  names: readonly string[],
  authority: Authority,
  io: Io,
): Promise<number> {
  const [name, ...variants] = names.map((one) => one.normalize('NFC').replace(/\s+/gu, ' ').trim())
  if (name === undefined || ![name, ...variants].every((one) => /\p{L}/u.test(one) && one === printable(one)))
    throw new Misuse(`--add ${kind} needs a name; write warraq suggest --add ${kind} NAME`)
  const own = authority.entities.filter((entity) => entity.kind === kind)
  const known = own.find((entity) =>
    [entity.name, ...entity.variants].some((one) => keyOf(one) === keyOf(name)),
  )
  if (known) {
    io.stdout(`${name} is there already: ${known.id} (${known.name})\n`)
    return EXIT.clean
  }
  const entry = entryOf(idOf(name, idsOf(authority, kind)), name, variants)
  const added = await addEntry(content, kind, entry)
  if ('refused' in added) {
    io.stderr(`warraq suggest: ${added.refused}; paste this entry yourself\n${entry}`)
    return EXIT.issues
  }
  io.stdout(`${relative(process.cwd(), added.path)}\n${entry}`)
  return EXIT.clean
}
