// `warraq serve`: builds, serves the site on 127.0.0.1 and builds again when the content changes.

import { createServer, type Server } from 'node:http'
import { relative } from 'node:path'
import { watch } from 'chokidar'
import { runBuild } from './build.ts'
import { faultLine } from './faults.ts'
import { hostOf } from './host.ts'
import { EXIT, type Io, Misuse, readArguments } from './io.ts'

export const SERVE_HELP = `warraq serve: builds the site, serves it on 127.0.0.1 and builds again on changes

  --content DIR   folder of the archive (default: content)
  --output DIR    folder of the site (default: _site)
  --port N        port (default: 8080; 0 takes any that is free)
`
/** Milliseconds without a change before the site is built again. */
const SETTLE = 150
/** Milliseconds after a build in which news of its own records may still come. */
const QUIET = 1000
/** Our own files, and hidden ones. */
const IGNORED_RE = /(?:^|[/\\])\.|\.tmp$|quarantine\.jsonl$/

/** Serves until the process is told to end (SIGINT, SIGTERM); then resolves. */
export async function serveCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, { port: { type: 'string', default: '8080' } })
  if (values.help) {
    io.stdout(SERVE_HELP)
    return EXIT.clean
  }
  if (positionals.length > 0) throw new Misuse(`serve takes no arguments, but got \`${positionals[0]}\``)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Misuse(`--port \`${values.port}\` is not a port; write a number from 0 to 65535`)
  const code = await runBuild({ content: values.content, output: values.output }, io)
  if (code === EXIT.locked) return code
  const server = await listen(values.output, port)
  const address = server.address()
  io.stdout(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}/\n`)
  const watcher = watch([values.content], {
    ignoreInitial: true,
    ignored: (path) => IGNORED_RE.test(relative(values.content, path)),
  })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  // Records that a build writes are new files below articles/: they are in its site already.
  let quietUntil = 0
  const written = new Set<string>()
  watcher.on('all', (event, path) => {
    const isRecord = /^articles(?:[/\\]|$)/.test(relative(values.content, path))
    if (isRecord && Date.now() < quietUntil) {
      if (/^add/.test(event)) written.add(path)
      if (written.has(path)) return
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running
        .then(() => {
          quietUntil = Number.POSITIVE_INFINITY
          written.clear()
          return runBuild({ content: values.content, output: values.output }, io)
        })
        .catch((cause) => io.stderr(cause instanceof Misuse ? `${cause.message}\n` : faultLine(cause)))
        .finally(() => {
          quietUntil = Date.now() + QUIET
        })
    }, SETTLE)
  })
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  clearTimeout(timer)
  await watcher.close()
  server.closeAllConnections()
  server.close()
  await running
  return EXIT.clean
}

async function listen(output: string, port: number): Promise<Server> {
  const server = createServer(hostOf(output))
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Misuse(`port ${port} is taken; name another with --port, or 0 for any that is free`)
          : cause,
      ),
    )
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
