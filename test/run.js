// Runs every check and test: types, style, then Vitest with a real browser, which is looked for and set up first.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const files = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC]
  return files.find((file) => existsSync(file)) ?? null
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: 'inherit', ...options }).status ?? 1
}

/** Debian's Chromium, where this may install it; no browser is ever downloaded from elsewhere. */
function installBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  process.stdout.write('installing chromium from Debian\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
  if (run('apt-get', ['update', '-qq'], quiet) === 0)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
}

let browser = findBrowser()
if (!browser && !process.env.CHROMIUM_PATH) {
  installBrowser()
  browser = findBrowser()
}
if (!browser) {
  process.stderr.write(
    'The tests need Chrome or Chromium: install one (Debian: apt-get install chromium), or name it in CHROMIUM_PATH.\n',
  )
  process.exitCode = 1
} else {
  const bin = (name) => join('node_modules', '.bin', name)
  const steps = [
    [bin('tsc'), []],
    [bin('biome'), ['check', '--error-on-warnings']],
    [bin('vitest'), ['run', ...process.argv.slice(2)]],
  ]
  const env = { ...process.env, CHROMIUM_PATH: browser }
  const failed = steps.filter(([command, args]) => run(command, args, { env }) !== 0)
  process.exitCode = failed.length === 0 ? 0 : 1
}
