// What all stages of one build take.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Authority } from '../archive/authority.ts'
import type { FieldNames } from '../import/read.ts'
import type { BuildOptions, Start } from './build.ts'
import type { LazyCrew } from './crew.ts'
import type { Memory } from './memory.ts'
import type { Publication } from './publish.ts'

export interface Stage {
  readonly options: BuildOptions
  readonly start: Start
  readonly memory: Memory | null
  readonly publication: Publication
  readonly authority: Authority
  readonly fields: FieldNames
  /** Stands for all that documents are read with. */
  readonly documentsKey: string
  readonly crew: LazyCrew
}

/** Files of packs. */
export interface Packs {
  /** Of texts of records. */
  readonly texts: string
  /** Of what records are related by. */
  readonly traits: string
  /** Of what documents were read into. */
  readonly readings: string
}

/** Packs in the folder of what is remembered. */
export function packsIn(folder: string): Packs {
  const pack = (name: string) => join(folder, `${name}.pack`)
  return { texts: pack('texts'), traits: pack('traits'), readings: pack('readings') }
}

/** Stands for some texts. */
export function hash(...parts: readonly string[]): string {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part).update('\n')
  return digest.digest('hex').slice(0, 24)
}
