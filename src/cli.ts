// The command line: picks the command, gives it its streams, turns what it throws into a message and an exit code.
import { faultLine } from './commands/faults.ts'
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
    io.stderr(`warraq ${name}: ${faultLine(cause)}`)
    if (process.env.WARRAQ_TRACE) io.stderr(`${(cause as Error).stack}\n`)
    return EXIT.misuse
  }
}
