// Finds who took the pictures of a story: a line or a caption's end that says so.
import type { Found } from '../../model.ts'
import type { ReadLine } from '../classify.ts'

/** The photographer that a line names. */
export function readPhotographer(_read: readonly ReadLine[]): Found<string> | null {
  return null
}
