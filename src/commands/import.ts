// `warraq import`: copies documents into the archive and writes their records.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../archive/files.ts'
import { loadKnownRecords } from '../archive/load.ts'
import { copyIn } from '../import/copy.ts'
import { readFieldMap } from '../import/read.ts'
import { writeRecords } from '../import/store.ts'
import { takeLocks } from '../site/lock.ts'
import { EXIT, exitCodeOf, type Io, Misuse, progressOf, readArguments, tellIssues } from './io.ts'
import { authorityOf, contentLock, fieldNamesOf } from './workspace.ts'

export const IMPORT_HELP = `warraq import <path…>: copies documents in and writes their records

  --content DIR    folder of the archive (default: content)
  --outlet ID      outlet of all these documents (a file in authority/outlets/)
  --crawled DATE   day on which they were collected, YYYY-MM-DD; "today" and the like are read against it
  --fields FILE    which fields of JSON, CSV and feeds hold what (YAML), kept beside each of these containers
  --reparse        writes their records again, except those that a person edited
  --json           prints a summary as one line of JSON
`

/** @returns exit code: 0, 1 with issues, 75 when another import holds the lock. */
export async function importCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    outlet: { type: 'string' },
    crawled: { type: 'string' },
    fields: { type: 'string' },
    reparse: { type: 'boolean', default: false },
  })
  if (values.help) {
    io.stdout(IMPORT_HELP)
    return EXIT.clean
  }
  if (positionals.length === 0) throw new Misuse('import needs the path of a document or folder')
  const authority = await authorityOf(values.content)
  const { outlet = null, crawled = null } = readParseFlags(
    values,
    authority.outlets.map(({ id }) => id),
  )
  const map = values.fields === undefined ? null : await readMapFile(values.fields)
  const lock = await takeLocks([contentLock(values.content)])
  if ('holder' in lock) {
    io.stderr(`another run (process ${lock.holder}) is at work on ${values.content}; wait for it to end\n`)
    return EXIT.locked
  }
  try {
    const progress = progressOf(io, values.json)
    const fields = await fieldNamesOf(values.content)
    const copied = await copyIn(values.content, positionals)
    if (map !== null) await keepFieldMap(values.content, copied.paths, map)
    const reparse = values.reparse ? new Set(copied.paths) : null
    const result = await writeRecords(
      values.content,
      authority,
      await loadKnownRecords(values.content),
      {
        outlet,
        crawled,
        reparse,
        tellCopies: true,
        door: copied.door,
        fields,
      },
      (done, total, count) => progress('reading documents', done, total, count),
    )
    const issues = [...authority.issues, ...fields.issues, ...copied.issues, ...result.issues]
    tellIssues(issues, io)
    const counts = {
      copied: copied.added,
      recorded: result.written.length,
      kept: result.kept,
      quarantined: result.quarantine.length,
    }
    if (values.json) io.stdout(`${JSON.stringify({ ...counts, records: result.written, issues })}\n`)
    else
      io.stdout(
        `${counts.copied} documents copied, ${counts.recorded} records written, ${counts.kept} kept, ${counts.quarantined} refused${counts.quarantined > 0 ? ' (listed in quarantine.jsonl)' : ''}\n`,
      )
    return exitCodeOf(issues)
  } finally {
    await lock.release()
  }
}

/** Checks the file that `--fields` names before anything is copied. */
async function readMapFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) throw new Misuse(`--fields \`${file}\` cannot be read; check the path`)
  const [fault] = readFieldMap(text, file).issues
  if (fault)
    throw new Misuse(`${file}${fault.line === null ? '' : `:${fault.line}`} ${fault.message}; ${fault.hint}`)
  return text
}

/** Containers whose items have fields of any name; of a folder these alone get the map. */
const TABLE_RE = /\.(?:jsonl?|ndjson|csv|tsv)$/i
/** All that a map may be for, where one file is named. */
const ANY_RE = /\.(?:jsonl?|ndjson|csv|tsv|xml|rss|atom|rdf|md|zip|gz)$/i

/** A map lies beside its container, so that every later build reads it the same way. */
async function keepFieldMap(content: string, paths: readonly string[], map: string): Promise<void> {
  const [only] = paths
  const mapped = paths.length === 1 && only ? ANY_RE : TABLE_RE
  for (const path of paths)
    if (mapped.test(path)) await writeWhole(join(content, 'documents', `${path}.fields.yaml`), map, true)
}

/** Checks `--outlet` and `--crawled`. */
export function readParseFlags(
  values: { readonly outlet?: string | undefined; readonly crawled?: string | undefined },
  outlets: readonly string[],
): { outlet: string | null; crawled: string | null } {
  const { outlet = null, crawled = null } = values
  if (outlet !== null && !outlets.includes(outlet))
    throw new Misuse(
      `--outlet \`${outlet}\` has no file in authority/outlets/; there are ${outlets.join(', ')}`,
    )
  const real = crawled === null || isDay(crawled)
  if (!real) throw new Misuse(`--crawled \`${crawled}\` is not a date; write YYYY-MM-DD`)
  return { outlet, crawled }
}

/** A real day, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  )
}
