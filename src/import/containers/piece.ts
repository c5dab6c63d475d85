// What the readers of containers hand to the door, and what they are given: no reader knows the file's name or its number.
import type { Issue, ReceivedDocument } from '../../model.ts'
import type { FieldMap } from './field-map.ts'
import type { FieldNames } from './field-names.ts'
import type { RandomAccess } from './source.ts'
import type { ByteWindow } from './window.ts'

/** Larger documents are refused: no news article is, and a reader's browser would not open it. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** A stable code with what is wrong and what to do about it. */
export type Words = readonly [rule: string, message: string, hint: string]

/** A document without its place. */
export type Body = Omit<ReceivedDocument, 'path' | 'sha256'>

/** What a reader found: a document, something that is none, or something to be told. */
export type Piece =
  | { readonly body: Body }
  | {
      readonly refusal: Words
      /** The bytes that were refused, where they are at hand. */
      readonly bytes: Uint8Array | null
      /** Whether it is the whole file that cannot be read, not one document of it. */
      readonly whole?: boolean
    }
  | { readonly severity: Issue['severity']; readonly told: Words }

/** What a reader reads: a file, or a member of one. */
export interface Input {
  /** File name, for its ending. */
  readonly name: string
  readonly window: ByteWindow
  /** The bytes in any order; null where they come as a stream only. */
  readonly random: RandomAccess | null
  /** Archives round it. */
  readonly depth: number
}

/** What all readers of one file share. */
export interface Door {
  readonly fields: FieldNames
  readonly map: FieldMap | null
  /** Columns of the map that were met. */
  readonly met: Set<string>
  readonly budget: Budget
  /** Opens a member by what it holds. */
  readonly open: (input: Input) => AsyncGenerator<Piece>
}

/** Bytes that a file may still unpack to, over all that lies within it. */
export interface Budget {
  left: number
}

const LEAST_BUDGET = 1024 * 1024 * 1024
const MOST_RATIO = 250

/** @param size bytes of the file as it lies on disk */
export function budgetOf(size: number): Budget {
  return { left: Math.max(LEAST_BUDGET, size * MOST_RATIO) }
}

export function refuse(words: Words, bytes: Uint8Array | null = null): Piece {
  return { refusal: words, bytes }
}

export function tell(severity: Issue['severity'], ...told: Words): Piece {
  return { severity, told }
}

export const TOO_LARGE: Words = ['read/too-large', 'it is larger than 16 MiB', 'split it into its articles']
