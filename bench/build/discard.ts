// Puts sites of earlier runs out of the way: ext4 looks for numbers of new files among those of files that were deleted
// within the last minutes, so that deleting a site right before a measurement makes every file of the next ten times as
// dear, by chance for one side or the other.
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'

const discarded: string[] = []

/** Renames a folder, to be deleted when all is measured. */
export async function discard(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const aside = `${folder}.old-${process.pid}-${discarded.length}`
  await rename(folder, aside)
  discarded.push(aside)
}

/** Deletes what was discarded. */
export async function deleteDiscarded(): Promise<void> {
  for (const folder of discarded.splice(0)) await rm(folder, { recursive: true, force: true })
}
