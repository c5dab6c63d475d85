// What is known of a file below documents/ from the build before, so that it need not be opened again.
import type { Issue, Quarantined } from '../model.ts'

/** A document of a file, or what was refused in its place. */
export interface KnownDocument {
  readonly path: string
  /** Null for what was refused before it could be hashed. */
  readonly sha256: string | null
  readonly refused?: Quarantined
}

/** All that came out of a file, in its order. */
export interface KnownFile {
  readonly documents: readonly KnownDocument[]
  /** What was told of the file and of the map beside it. */
  readonly issues: readonly Issue[]
}

/** Gives what is known of a file that has not changed; null for one that must be opened. */
export type KnownFiles = (path: string) => KnownFile | null

/** Refusals that another run may not repeat: they depend on the machine, or on other files. */
const PASSING = new Set([
  'parse/too-slow',
  'parse/too-big',
  'record/in-the-way',
  'read/unreadable',
  'read/missing',
])

/** Whether a refusal holds while neither the file nor the program changes. */
export const isLasting = ({ rule }: Quarantined): boolean => !PASSING.has(rule)
