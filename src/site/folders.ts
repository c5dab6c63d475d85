// Makes folders, and says what keeps them from being made.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder with those above it; throws what forbids it: where one cannot, Node says that the folder is missing. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    let there = dirname(folder)
    while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
    accessSync(there, constants.W_OK)
    throw cause
  }
}
