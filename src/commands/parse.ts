// `warraq parse`: shows how documents are read, one line of JSON each; writes nothing.
import { lstat, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { listFiles } from '../archive/files.ts'
import { createReadingPool } from '../import/pool.ts'
import { isFieldMap, openDocuments, readFieldMap } from '../import/read.ts'
import type { Outcome } from '../import/reading.ts'
import type { Issue, Quarantined } from '../model.ts'
import { readParseFlags } from './import.ts'
import { EXIT, exitCodeOf, type Io, issueLine, Misuse, readArguments } from './io.ts'
import { authorityOf, fieldNamesOf } from './workspace.ts'

export const PARSE_HELP = `warraq parse <path…>: prints one line of JSON a document and writes nothing

  --content DIR    folder whose authority files are used (default: content)
  --outlet ID      outlet of all these documents
  --crawled DATE   day on which they were collected, YYYY-MM-DD
  --fields FILE    which fields of JSON, CSV and feeds hold what (YAML)
`

/** @returns exit code: 0, or 1 when a document could not be read. */
export async function parseCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    outlet: { type: 'string' },
    crawled: { type: 'string' },
    fields: { type: 'string' },
  })
  if (values.help) {
    io.stdout(PARSE_HELP)
    return EXIT.clean
  }
  if (positionals.length === 0) throw new Misuse('parse needs the path of a document or folder')
  const authority = await authorityOf(values.content)
  const outlets = authority.outlets.map(({ id }) => id)
  const pool = createReadingPool(authority, readParseFlags(values, outlets), 'json')
  const fields = await fieldNamesOf(values.content)
  const issues: Issue[] = []
  const tell = (told: readonly Issue[]) => {
    for (const issue of told) io.stderr(issueLine(issue))
    issues.push(...told)
  }
  tell(fields.issues)
  // Documents are read at once and printed in order.
  const waiting: Promise<Outcome>[] = []
  const print = async (): Promise<void> => {
    const outcome = await waiting.shift()
    if (!outcome) return
    if ('refused' in outcome) {
      const issue = issueOf(outcome.refused)
      const { path, sha256 } = outcome.refused
      tell([issue])
      io.stdout(`${JSON.stringify({ path, sha256, id: null, lines: [], issues: [issue] })}\n`)
      return
    }
    tell(outcome.issues)
    io.stdout(outcome.text)
  }
  try {
    for (const { file, path } of await filesOf(positionals)) {
      const map = await fieldMapOf(values.fields ?? `${file}.fields.yaml`, values.fields !== undefined)
      tell(map.issues)
      for await (const opened of openDocuments(file, path, { fields, map: map.map })) {
        if ('issue' in opened) tell([opened.issue])
        else waiting.push('refused' in opened ? Promise.resolve(opened) : pool.read(opened.received))
        while (waiting.length >= pool.width) await print()
      }
    }
    while (waiting.length > 0) await print()
  } finally {
    await pool.close()
  }
  return exitCodeOf(issues)
}

function issueOf({ path, rule, message, hint }: Quarantined): Issue {
  return { severity: 'error', rule, path, line: null, message, hint }
}

async function fieldMapOf(file: string, asked: boolean): Promise<ReturnType<typeof readFieldMap>> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text !== null) return readFieldMap(text, file)
  if (asked) throw new Misuse(`--fields \`${file}\` cannot be read; check the path`)
  return { map: null, issues: [] }
}

async function filesOf(paths: readonly string[]): Promise<readonly { file: string; path: string }[]> {
  const found = await Promise.all(
    paths.map(async (given) => {
      const stat = await lstat(given).catch(() => null)
      if (!stat?.isDirectory()) return [{ file: given, path: basename(given) }]
      const below = (await listFiles(given)).filter((path) => !isFieldMap(path))
      return below.map((path) => ({ file: join(given, path), path }))
    }),
  )
  return found.flat()
}
