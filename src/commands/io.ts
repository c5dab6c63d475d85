// What the commands share: their streams, their common options, how issues and progress are told.
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { printable } from '../archive/front-matter.ts'
import type { Issue } from '../model.ts'

/** Where a command writes. */
export interface Io {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Whether stderr is a terminal, where a line of progress can be written over. */
  readonly terminal: boolean
}

/** Exit codes of every command; 2 also where the machine does not let it be done, such as a full disk. */
export const EXIT = { clean: 0, issues: 1, misuse: 2, locked: 75 } as const

/** Thrown for a command line that cannot be followed; the message goes to stderr, the exit code is 2. */
export class Misuse extends Error {}

const COMMON = {
  content: { type: 'string', default: 'content' },
  output: { type: 'string', default: '_site' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads a command's arguments with the options that all commands take; folders come back as full paths. */
export function readArguments<const T extends Options>(argv: readonly string[], options: T) {
  try {
    const config = {
      args: [...argv],
      options: { ...COMMON, ...options },
      allowPositionals: true,
      strict: true,
    } as const
    const { values, positionals } = parseArgs(config)
    const common = values as { content: string; output: string; json: boolean; help: boolean }
    const own = values as ReturnType<typeof parseArgs<{ options: T }>>['values']
    return {
      values: { ...own, ...common, content: resolve(common.content), output: resolve(common.output) },
      positionals,
    }
  } catch (cause) {
    throw new Misuse((cause as Error).message)
  }
}

/** One line an issue: where, what, what to do, rule. Text from files is shown without its control characters. */
export function issueLine({ path, line, message, hint, rule }: Issue): string {
  return `${printable(path)}${line === null ? '' : `:${line}`} ${printable(message)}; ${printable(hint)} [${rule}]\n`
}

/** Tells issues on stderr, the same kind at most so many times, and says how many more there were. */
export function tellIssues(issues: readonly Issue[], io: Io, most = 20): void {
  const told = new Map<string, number>()
  for (const issue of issues) {
    const count = (told.get(issue.rule) ?? 0) + 1
    told.set(issue.rule, count)
    if (count <= most) io.stderr(issueLine(issue))
  }
  for (const [rule, count] of told) {
    if (count > most) io.stderr(`… and ${count - most} more of [${rule}]\n`)
  }
}

/** 1 when something is wrong that a person should mend, else 0. Warnings and errors count, remarks do not. */
export function exitCodeOf(issues: readonly Issue[]): number {
  return issues.some(({ severity }) => severity !== 'info') ? EXIT.issues : EXIT.clean
}

const PROGRESS_AFTER = 1000
const PROGRESS_EVERY = 200
const PLAIN_EVERY = 10_000
/** Less than this share of the work says nothing of the rest. */
const LEAST_SHARE = 0.02

/** @param count things done, where `done` and `total` count something else (bytes). */
export type ShowProgress = (stage: string, done: number, total: number, count?: number) => void

/**
 * Shows a stage's progress with the time that is left, once the work takes over a second: one line on a terminal, now
 * and then a line elsewhere.
 */
export function progressOf(io: Io, quiet: boolean): ShowProgress {
  const began = Date.now()
  let last = began
  let current = ''
  let stageBegan = began
  return (stage, done, total, count) => {
    const now = Date.now()
    if (stage !== current) {
      current = stage
      stageBegan = now
    }
    if (quiet || now - began < PROGRESS_AFTER) return
    if (now - last < (io.terminal ? PROGRESS_EVERY : PLAIN_EVERY) && done < total) return
    if (!io.terminal && done >= total) return
    last = now
    const number = count === undefined ? `${done}/${total}` : `${count}`
    const line = `${stage} ${number}${shareAndRest(done, total, now - stageBegan)}`
    io.stderr(io.terminal ? `\r\u001b[K${line}${done >= total ? '\r\u001b[K' : ''}` : `${line}\n`)
  }
}

/** « (35 %, 2 min left)»; no promise before some of the work is done. */
function shareAndRest(done: number, total: number, elapsed: number): string {
  const share = total > 0 ? done / total : 0
  if (share < LEAST_SHARE || share >= 1) return ''
  const seconds = Math.ceil(((elapsed / share) * (1 - share)) / 1000)
  const left = seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
  return ` (${Math.floor(share * 100)} %, ${left} left)`
}
