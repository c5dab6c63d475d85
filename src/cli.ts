// The command line: picks the command, gives it its streams, turns what it throws into a message and an exit code.
import { EXIT, type Io, Misuse } from './commands/io.ts'

type Command = (argv: readonly string[], io: Io) => Promise<number>

/** Loaded when they are asked for: reading a document needs neither the browser's bundler nor the fonts. */
const COMMANDS: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> =
  {
    import: {
      about: 'import <path…>   copies documents in and writes their records',
      load: async () => (await import('./commands/import.ts')).importCommand,
    },
    parse: {
      about: 'parse <path…>    prints one line of JSON a document and writes nothing',
      load: async () => (await import('./commands/parse.ts')).parseCommand,
    },
    build: {
      about: 'build            imports what is new in content/documents/, then builds the site',
      load: async () => (await import('./commands/build.ts')).buildCommand,
    },
    serve: {
      about: 'serve            builds the site, serves it on 127.0.0.1 and builds again on changes',
      load: async () => (await import('./commands/serve.ts')).serveCommand,
    },
    search: {
      about: 'search <query>   searches the built site from the terminal',
      load: async () => (await import('./commands/search.ts')).searchCommand,
    },
    suggest: {
      about: 'suggest          lists frequent names that no authority file knows',
      load: async () => (await import('./commands/suggest.ts')).suggestCommand,
    },
  }

/** Faults of the machine, not of the program: what to do about each. */
const MACHINE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space and run the command again',
  EDQUOT: 'the disk quota is used up: free some space and run the command again',
  EROFS: 'the disk is read-only: choose a folder that can be written to',
  EACCES: 'check the permissions of this path',
  EPERM: 'check the permissions of this path',
  ENOTDIR: 'a file stands where a folder is needed; check the path',
  EISDIR: 'a folder stands where a file is needed; check the path',
  ENOENT: 'it is not there; check the path',
  ENAMETOOLONG: 'the path is too long for this disk; choose a shorter one',
  ELOOP: 'the path goes round in links; check it',
  EMFILE: 'too many files are open: raise the limit (ulimit -n) and run the command again',
}

const FAULT_HINT = 'this is a fault of the program: report it with what WARRAQ_TRACE=1 adds'

const ABOUTS = Object.values(COMMANDS).map(({ about }) => `  warraq ${about}`)
const HELP = `warraq: an archive of Arabic news from raw documents

${ABOUTS.join('\n')}

Every command takes --content DIR, --output DIR, --json and --help.
`

/** @param argv arguments after the program's name. @returns the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name = '--help', ...rest] = argv
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout(HELP)
    return argv.length === 0 ? EXIT.misuse : EXIT.clean
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    io.stderr(`there is no command \`${name}\`; the commands are ${Object.keys(COMMANDS).join(', ')}\n`)
    return EXIT.misuse
  }
  try {
    return await (await command.load())(rest, io)
  } catch (cause) {
    if (cause instanceof Misuse) {
      io.stderr(`warraq ${name}: ${cause.message}\n`)
      return EXIT.misuse
    }
    const hint = MACHINE_FAULTS[(cause as NodeJS.ErrnoException).code ?? '']
    io.stderr(`warraq ${name}: ${(cause as Error).message}; ${hint ?? FAULT_HINT}\n`)
    if (process.env.WARRAQ_TRACE) io.stderr(`${(cause as Error).stack}\n`)
    return EXIT.issues
  }
}
