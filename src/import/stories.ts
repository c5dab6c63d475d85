// Finds where a document goes on with another story.
import type { Story } from '../model.ts'
import type { ReadLine } from './classify.ts'

/** Stories after the first one, in order. */
export function readStories(_read: readonly ReadLine[]): readonly Story[] {
  return []
}
