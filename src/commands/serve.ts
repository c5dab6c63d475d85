// `warraq serve`: builds, serves the site on 127.0.0.1, builds again when the content changes and loads open pages again.
import { join, relative, sep } from 'node:path'
import { setTimeout as startTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { watch } from 'chokidar'
import { sessionOf, stateFolder } from '../site/build.ts'
import { takeLock } from '../site/lock.ts'
import type { Published } from '../site/publish.ts'
import type { Session } from '../site/session.ts'
import { runBuild } from './build.ts'
import { faultLine } from './faults.ts'
import type { HostReply, HostStart } from './host-thread.ts'
import { EXIT, type Io, Misuse, readArguments } from './io.ts'
import type { Change } from './live.ts'
import { checkFolders } from './workspace.ts'

export const SERVE_HELP = `warraq serve: builds the site, serves it on 127.0.0.1 and builds again on changes

  --content DIR   folder of the archive (default: content)
  --output DIR    folder of the site (default: _site)
  --port N        port (default: 8080; 0 takes any that is free)

A page that is open in a browser loads itself again when it changes. The script
for that is added on the way: no file of the site has it.
`
/** Milliseconds without a change of a record before its page is made: editors write a file in one go, or move it there. */
const SETTLE_RECORD = 30
/** The same for other files: a document that is still being copied would get a record of its first half. */
const SETTLE = 150
/** Our own files, and hidden ones. */
const IGNORED_RE = /(?:^|[/\\])\.|\.tmp$|quarantine\.jsonl$/
/** What an open page is made of. */
const PAGES_RE = /\.html$|^assets\//
/** Milliseconds after which a site is looked at again that another process was building. */
const RETRY = 1000
const FAILED = -1
const RECORD_RE = /^articles\/.*\.md$/

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
  const { content, output } = values
  await checkFolders(content, output)
  const session = sessionOf(content, output)
  const watcher = await watchContent(content, session, io)
  const host = await startHost({ output, port })
  const close = () => Promise.all([watcher.close(), host.close()])
  const code = await runBuild({ content, output, session }, io).catch(async (cause) => {
    await close()
    throw cause
  })
  if (code === EXIT.locked) {
    await close()
    return code
  }
  const builder = builderOf({ content, output, session, tell: host.tell }, io)
  watcher.listen(builder.look)
  io.stdout(`http://127.0.0.1:${host.port}/\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await watcher.close()
  await builder.close()
  await host.close()
  return EXIT.clean
}

interface Host {
  readonly port: number
  readonly tell: (change: Change) => void
  readonly close: () => Promise<unknown>
}

async function startHost(start: HostStart): Promise<Host> {
  const thread = new Worker(join(import.meta.dirname, 'host-worker.js'), { workerData: start, execArgv: [] })
  const reply = await new Promise<HostReply>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  })
  if ('port' in reply)
    return {
      port: reply.port,
      tell: (change) => thread.postMessage(change),
      close: () => thread.terminate(),
    }
  await thread.terminate()
  throw reply.code === 'EADDRINUSE'
    ? new Misuse(`port ${start.port} is taken; name another with --port, or 0 for any that is free`)
    : new Error(reply.failure)
}

interface Builds {
  readonly content: string
  readonly output: string
  readonly session: Session
  readonly tell: (change: Change) => void
}

/** Builds one after the other while there is something that no build has looked at. */
function builderOf({ content, output, session, tell }: Builds, io: Io) {
  let timer: NodeJS.Timeout | undefined
  let at = 0
  let running: Promise<void> | null = null
  let isClosed = false
  const onPublished = ({ written, removed }: Published) => {
    const paths = [...written, ...removed].filter((path) => PAGES_RE.test(path))
    if (paths.length > 0) tell({ paths })
  }
  const build = (to: Io) =>
    runBuild({ content, output, session, onPublished }, to).catch((cause) => {
      to.stderr(cause instanceof Misuse ? `${cause.message}\n` : faultLine(cause))
      return FAILED
    })
  /** @param make makes pages before the build, which says what keeps it from that. */
  const early = async (make: () => Promise<readonly string[]>) => {
    // Another process may be building this site.
    const lock = await takeLock(join(stateFolder(output), 'lock'))
    if (typeof lock !== 'function') return
    try {
      const paths = (await make().catch(() => [])).filter((path) => PAGES_RE.test(path))
      if (paths.length > 0) tell({ paths })
    } finally {
      await lock()
    }
  }
  const work = async () => {
    while (!isClosed && session.isBehind()) {
      // Files may still be on their way when a build ends.
      while (Date.now() < at) await setTimeout(at - Date.now())
      for (let waited = 0; waited < SETTLE && !session.isWhole(); waited += SETTLE_RECORD)
        await setTimeout(SETTLE_RECORD)
      await early(session.showEarly)
      const code = await build(io)
      if (code === EXIT.locked) look(RETRY)
      if (code === EXIT.locked || code === FAILED) return
    }
  }
  const run = (task: () => Promise<void>) => {
    running = task().finally(() => {
      running = null
      // Changes that came while a build failed.
      if (session.hasNews()) look(SETTLE)
    })
  }
  /** Looks at what changed after so many milliseconds, unless more changes come. */
  const look = (after: number) => {
    if (isClosed) return
    at = Math.max(at, Date.now() + after)
    clearTimeout(timer)
    timer = startTimer(() => {
      if (running === null) run(work)
    }, at - Date.now())
  }
  run(async () => {
    // A build that found nothing to do knows little: the first edit would wait until all is planned.
    if (!session.isKnown()) await build({ ...io, stdout: () => undefined, stderr: () => undefined })
    await early(session.warmUp)
    await work()
  })
  return {
    look,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Tells the session what changes below the content folder, from the moment on at which it resolves. */
async function watchContent(content: string, session: Session, io: Io) {
  const pathOf = (file: string) => relative(content, file).split(sep).join('/')
  let listen = (_: number): void => undefined
  const watcher = watch([content], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => IGNORED_RE.test(relative(content, path)),
  })
  watcher.on('all', (event, file) => {
    const path = pathOf(file)
    // The files in it are told by themselves, unless the folder came and went too fast.
    if (/Dir$/.test(event)) session.scanAgain()
    else session.hear(path)
    listen(RECORD_RE.test(path) ? SETTLE_RECORD : SETTLE)
  })
  let isTold = false
  watcher.on('error', (cause) => {
    if (!isTold) io.stderr(`changes below ${content} may go unseen: ${(cause as Error).message}\n`)
    isTold = true
    session.lose()
    listen(SETTLE)
  })
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve)
  })
  return {
    /** @param look is told after how many milliseconds without a change to look. */
    listen: (look: (after: number) => void) => {
      listen = look
    },
    close: () => watcher.close(),
  }
}
