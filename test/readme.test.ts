// The README names every command and every option that the commands know.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, warraq } from './folder.ts'

test.each(['import', 'parse', 'build', 'serve', 'search'])(
  'the README has every option of %s',
  async (command) => {
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
    const { stdout } = await warraq(command, '--help')
    const options = [...stdout.matchAll(/--[a-z]+/g)].map(([option]) => option)
    expect(options.length).toBeGreaterThan(0)
    expect(options.filter((option) => !readme.includes(option))).toEqual([])
    expect(readme).toContain(`warraq ${command}`)
  },
)
