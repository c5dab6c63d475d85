// `warraq import`: copies documents into the archive and writes their records.
import { loadRecords } from '../archive/load.ts'
import { copyIn } from '../import/copy.ts'
import { writeRecords } from '../import/store.ts'
import { takeLocks } from '../site/lock.ts'
import { EXIT, exitCodeOf, type Io, Misuse, progressOf, readArguments, tellIssues } from './io.ts'
import { authorityOf, contentLock } from './workspace.ts'

export const IMPORT_HELP = `warraq import <path…>: copies documents in and writes their records

  --content DIR    folder of the archive (default: content)
  --outlet ID      outlet of all these documents (a file in authority/outlets/)
  --crawled DATE   day on which they were collected, YYYY-MM-DD; "today" and the like are read against it
  --reparse        writes their records again, except those that a person edited
  --json           prints a summary as one line of JSON
`

/** @returns exit code: 0, 1 with issues, 75 when another import holds the lock. */
export async function importCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    outlet: { type: 'string' },
    crawled: { type: 'string' },
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
  const lock = await takeLocks([contentLock(values.content)])
  if ('holder' in lock) {
    io.stderr(`another run (process ${lock.holder}) is at work on ${values.content}; wait for it to end\n`)
    return EXIT.locked
  }
  try {
    const progress = progressOf(io, values.json)
    const copied = await copyIn(values.content, positionals)
    const reparse = values.reparse ? new Set(copied.paths) : null
    const result = await writeRecords(
      values.content,
      authority,
      await loadRecords(values.content),
      { outlet, crawled, reparse, tellCopies: true },
      (done, total) => progress('reading documents', done, total),
    )
    const issues = [...authority.issues, ...copied.issues, ...result.issues]
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
