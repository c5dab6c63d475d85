// Keeps account of one build's files: which are due, which were made, in the order in which they are published.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { KnownOutput, Memory } from './memory.ts'
import type { Entry } from './publish.ts'
import { isThere, type Made, type There } from './renderer.ts'
import type { Place } from './scan.ts'

export interface LedgerOptions {
  readonly memory: Memory | null
  /** Files of the site as it is. */
  readonly site: ReadonlyMap<string, Place>
  readonly output: string
  /** Folder in which new files wait. */
  readonly stage: string
  /** Write every file anew. */
  readonly full: boolean
}

export interface Ledger {
  /** Whether a file must be made: it is not there as it was last written, or it is made from something else now. */
  readonly isDue: (path: string, key: string) => boolean
  /** What is there under its name. */
  readonly there: (path: string) => There
  /** Takes a file that was made elsewhere; it is entered by `enter`. */
  readonly took: (made: Made) => void
  /** Makes a file out of its bytes, to be entered later. */
  readonly make: (path: string, bytes: Uint8Array) => void
  /** Enters a file: one that was taken, or one that stays as it is. */
  readonly enter: (path: string, key: string) => void
  /** Makes and enters a file out of its bytes. */
  readonly put: (path: string, bytes: Uint8Array, key?: string) => void
  readonly entries: () => readonly Entry[]
  /** What the next build is to know of the files, with their places after publishing. */
  readonly known: (places: ReadonlyMap<string, Place>) => ReadonlyMap<string, KnownOutput>
}

export function openLedger({ memory, site, output, stage, full }: LedgerOptions): Ledger {
  const entries: Entry[] = []
  const keys: string[] = []
  const made = new Map<string, Made>()
  /** What was written last, where it is there unchanged. */
  const lastOf = (path: string): KnownOutput | null => {
    const known = full ? undefined : memory?.outputs.get(path)
    return known && site.get(path) === known.place ? known : null
  }
  const there = (path: string): There => {
    if (full || !site.has(path)) return 'nothing'
    const known = lastOf(path)
    return known ? { sha256: known.sha256 } : 'unknown'
  }
  const add = (entry: Entry, key: string) => {
    entries.push(entry)
    keys.push(key)
  }
  const make = (path: string, bytes: Uint8Array) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const staged = !isThere(there(path), sha256, bytes, join(output, path))
    if (staged) {
      mkdirSync(dirname(join(stage, path)), { recursive: true })
      writeFileSync(join(stage, path), bytes)
    }
    made.set(path, { path, sha256, staged })
  }
  const enter = (path: string, key: string) => {
    const own = made.get(path)
    if (own) {
      made.delete(path)
      add(own, key)
    } else {
      const known = lastOf(path)
      if (!known) throw new Error(`${path} was neither made nor known`)
      add({ path, sha256: known.sha256, staged: false }, key)
    }
  }
  return {
    isDue: (path, key) => lastOf(path)?.key !== key,
    there,
    took: (one) => made.set(one.path, one),
    make,
    enter,
    put: (path, bytes, key = '') => {
      make(path, bytes)
      enter(path, key)
    },
    entries: () => entries,
    known: (places) =>
      new Map(
        entries.flatMap(({ path, sha256 }, i) => {
          const place = places.get(path)
          return place === undefined ? [] : [[path, { key: keys[i] as string, sha256, place }] as const]
        }),
      ),
  }
}

/** Whether the file that is there has this checksum, read only where nothing is known of it. */
export function hasChecksum(there: There, sha256: string, file: string): boolean {
  if (there === 'nothing') return false
  if (there !== 'unknown') return there.sha256 === sha256
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256
  } catch {
    return false
  }
}
