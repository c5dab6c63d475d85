// Runs a command to its end and measures its whole process tree: wall time, CPU time, peak memory. Linux with /proc.

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

export interface Used {
  /** Milliseconds. */
  readonly wall: number
  /** Milliseconds of user and system time of all processes. */
  readonly cpu: number
  /** Megabytes (2^20 bytes) of all processes together, at the worst moment that was seen. */
  readonly peak: number
  /** Processes that were seen, GNU time not among them. */
  readonly processes: number
  readonly stdout: string
}

export interface Command {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Exit codes that are no failure; 0 alone when left out. */
  readonly accepts?: readonly number[]
}

const EVERY = 50
/** Ticks a second of /proc/PID/stat: 100 on every Linux that Node runs on. */
const TICKS = 100

/**
 * CPU time is that of GNU time (Debian's `time`), which counts processes that were waited for, or that which the
 * samples saw, whichever is more: helpers that are left to die at the end are waited for by nobody.
 */
export async function measured(command: Command): Promise<Used> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-measure-'))
  const report = join(folder, 'time')
  const began = performance.now()
  const child = spawn('/usr/bin/time', ['-o', report, '-f', 'USED %U %S', ...command.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
  })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (data: Buffer) => {
      output[stream] = `${output[stream]}${data}`.slice(-1 << 20)
    })
  const tree = watch(child.pid ?? 0)
  const timer = setInterval(tree.look, EVERY)
  const code = await new Promise<number>((done, fail) => {
    child.on('error', (cause) =>
      fail(new Error('this bench needs GNU time (Debian: apt-get install time)', { cause })),
    )
    child.on('close', (status) => done(status ?? 255))
  }).finally(() => clearInterval(timer))
  const wall = performance.now() - began
  const told = await readFile(report, 'utf8').catch(() => '')
  await rm(folder, { recursive: true })
  if (!(command.accepts ?? [0]).includes(code))
    throw new Error(
      `\`${command.args.join(' ')}\` ended with ${code}:\n${output.stderr.slice(-2000)}${output.stdout.slice(-2000)}`,
    )
  const [, user = '0', system = '0'] = told.match(/USED ([\d.]+) ([\d.]+)/) ?? []
  const { cpu, peak, processes } = tree.seen()
  return {
    wall,
    cpu: Math.max((Number(user) + Number(system)) * 1000, cpu),
    peak,
    processes,
    stdout: output.stdout,
  }
}

interface Known {
  readonly started: string
  /** Milliseconds. */
  cpu: number
}

/** Follows a process and its descendants, those too whose parent has died since. */
function watch(root: number) {
  const known = new Map<string, Known>()
  const living = new Set<number>()
  let peak = 0
  const look = () => {
    for (const pid of descendants(root)) living.add(pid)
    const memory: Memory[] = []
    for (const pid of living) {
      const stat = readStat(pid)
      const key = `${pid} ${stat?.started}`
      if (stat === null) {
        living.delete(pid)
        continue
      }
      known.set(key, { started: stat.started, cpu: Math.max(known.get(key)?.cpu ?? 0, stat.cpu) })
      const held = readMemory(pid)
      if (held !== null) memory.push(held)
    }
    peak = Math.max(peak, together(memory))
  }
  const seen = () => ({
    cpu: [...known.values()].reduce((sum, { cpu }) => sum + cpu, 0),
    peak: peak / 1024,
    processes: known.size,
  })
  return { look, seen }
}

interface Memory {
  readonly program: string
  /** Kilobytes of its own, and of files that it has mapped. */
  readonly own: number
  readonly files: number
}

/**
 * Kilobytes of some processes: each one's own pages, and mapped files once for all processes of a program. This is
 * what Pss adds up to (within some per cent), without the walk through all pages that reading Pss costs, which at
 * 4 GB would take half a core from what is measured.
 */
export function together(processes: readonly Memory[]): number {
  const files = new Map<string, number>()
  for (const { program, files: mapped } of processes)
    files.set(program, Math.max(files.get(program) ?? 0, mapped))
  const own = processes.reduce((sum, one) => sum + one.own, 0)
  return [...files.values()].reduce((sum, one) => sum + one, own)
}

/** Children of all threads of a process, and theirs; without the process itself. */
function descendants(pid: number): readonly number[] {
  const children = list(`/proc/${pid}/task`).flatMap((thread) =>
    (text(`/proc/${pid}/task/${thread}/children`) ?? '').split(' ').filter(Boolean).map(Number),
  )
  return children.flatMap((child) => [child, ...descendants(child)])
}

function readStat(pid: number): Known | null {
  const stat = text(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The name, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  const [user = 0, system = 0] = [fields[11], fields[12]].map(Number)
  return { started: fields[19] ?? '', cpu: ((user + system) * 1000) / TICKS }
}

function readMemory(pid: number): Memory | null {
  const status = text(`/proc/${pid}/status`)
  if (status === null) return null
  const kilobytes = (name: string) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1] ?? 0)
  return {
    program: link(`/proc/${pid}/exe`),
    own: kilobytes('RssAnon') + kilobytes('RssShmem'),
    files: kilobytes('RssFile'),
  }
}

/** What a process that has ended meanwhile no longer tells is nothing. */
function text(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return null
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return path
  }
}
