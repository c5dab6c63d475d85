// The command line: picks the command, gives it its streams, turns what it throws into a message and an exit code.
import { BUILD_HELP, buildCommand } from './commands/build.ts'
import { IMPORT_HELP, importCommand } from './commands/import.ts'
import { EXIT, type Io, Misuse } from './commands/io.ts'
import { PARSE_HELP, parseCommand } from './commands/parse.ts'
import { searchCommand } from './commands/search.ts'
import { SERVE_HELP, serveCommand } from './commands/serve.ts'

type Command = (argv: readonly string[], io: Io) => Promise<number>

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  parse: parseCommand,
  build: buildCommand,
  serve: serveCommand,
  search: searchCommand,
}

/** Faults of the machine, not of the program: what to do about each. */
const MACHINE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space and run the command again',
  EDQUOT: 'the disk quota is used up: free some space and run the command again',
  EROFS: 'the disk is read-only: choose a folder that can be written to',
  EACCES: 'check the permissions of this path',
  EPERM: 'check the permissions of this path',
  EMFILE: 'too many files are open: raise the limit (ulimit -n) and run the command again',
}

const HELP = `warraq: an archive of Arabic news from raw documents

${[IMPORT_HELP, PARSE_HELP, BUILD_HELP, SERVE_HELP].map((help) => help.split('\n')[0]).join('\n')}
warraq search <query>: searches the built site from the terminal

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
    return await command(rest, io)
  } catch (cause) {
    if (cause instanceof Misuse) {
      io.stderr(`warraq ${name}: ${cause.message}\n`)
      return EXIT.misuse
    }
    const hint = MACHINE_FAULTS[(cause as NodeJS.ErrnoException).code ?? '']
    if (!hint) throw cause
    io.stderr(`warraq ${name}: ${(cause as Error).message}; ${hint}\n`)
    return EXIT.issues
  }
}
