// `warraq build`: imports what is new and publishes the site.
import { join } from 'node:path'
import { type BuildOptions, type BuildSummary, buildSite, stateFolder } from '../site/build.ts'
import { takeLocks } from '../site/lock.ts'
import type { Session } from '../site/session.ts'
import { EXIT, exitCodeOf, type Io, Misuse, progressOf, readArguments, tellIssues } from './io.ts'
import { authorityOf, checkFolders, contentLock, fieldNamesOf, OWN_LISTS } from './workspace.ts'

export const BUILD_HELP = `warraq build: imports what is new in content/documents/, then builds the site

  --content DIR   folder of the archive (default: content)
  --output DIR    folder of the site (default: _site)
  --full          makes and writes every file anew, whatever the build before knew
  --no-search     leaves out the search index, for a quick look at the pages
  --json          prints a summary as one line of JSON
`

/** @returns exit code: 0, 1 with issues, 75 when another build holds the lock. */
export async function buildCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    full: { type: 'boolean', default: false },
    'no-search': { type: 'boolean', default: false },
  })
  if (values.help) {
    io.stdout(BUILD_HELP)
    return EXIT.clean
  }
  if (positionals.length > 0)
    throw new Misuse(
      `build takes no arguments, but got \`${positionals[0]}\`; documents are imported with \`warraq import\``,
    )
  const { content, output, json, full } = values
  return runBuild({ content, output, json, full, search: !values['no-search'] }, io)
}

export interface BuildFlags {
  readonly content: string
  readonly output: string
  readonly json?: boolean | undefined
  readonly full?: boolean | undefined
  /** False leaves out the search index. */
  readonly search?: boolean
  /** What builds of one process keep. */
  readonly session?: Session
  readonly onPublished?: NonNullable<BuildOptions['onPublished']>
}

/** One build under the lock, its summary on stdout and its issues on stderr. */
export async function runBuild(
  { content, output, json = false, full = false, search = true, ...more }: BuildFlags,
  io: Io,
): Promise<number> {
  const began = Date.now()
  await checkFolders(content, output)
  const lock = await takeLocks([join(stateFolder(output), 'lock'), contentLock(content)])
  if ('holder' in lock) {
    io.stderr(
      `another run (process ${lock.holder}) is at work on ${output} or ${content}; wait for it to end\n`,
    )
    return EXIT.locked
  }
  try {
    const summary = await buildSite({
      content,
      output,
      lists: async () => ({ authority: await authorityOf(content), fields: await fieldNamesOf(content) }),
      ownLists: OWN_LISTS,
      full,
      search,
      progress: progressOf(io, json),
      ...more,
    })
    if ('refused' in summary) throw new Misuse(`${summary.refused}; ${summary.hint}`)
    const { issues, ...counts } = summary
    tellIssues(issues, io)
    if (json) io.stdout(`${JSON.stringify({ ...counts, output, issues })}\n`)
    else {
      io.stdout(`${summaryOf(counts, Date.now() - began)}: ${output}\n`)
    }
    return exitCodeOf(issues)
  } finally {
    await lock.release()
  }
}

/** What was done, and what took the time: stages of a twentieth of it and more. */
function summaryOf(counts: Omit<BuildSummary, 'issues'>, took: number): string {
  const { articles, recorded, quarantined, pages, rendered, indexed, written, removed, times } = counts
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
  const stages = Object.entries(times).filter(([, time]) => time >= took / 20 && time >= 100)
  const where = stages.map(([stage, time]) => `${stage} ${seconds(time)}`).join(', ')
  return (
    `${articles} articles (${recorded} new, ${quarantined} documents refused), ${pages} pages; ` +
    `${rendered} pages rendered, ${indexed} articles indexed, ${written} files written, ${removed} removed ` +
    `in ${seconds(took)}${where === '' ? '' : ` (${where})`}`
  )
}
