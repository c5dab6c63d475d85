// `warraq parse`: shows how documents are read, one line of JSON each; writes nothing.
import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { listFiles } from '../archive/files.ts'
import { mentionReader } from '../archive/mentions.ts'
import { createParser } from '../import/parse.ts'
import { readDocument } from '../import/read.ts'
import { parseGuarded } from '../import/store.ts'
import type { Issue, ParsedDocument } from '../model.ts'
import { readParseFlags } from './import.ts'
import { EXIT, type Io, issueLine, Misuse, readArguments } from './io.ts'
import { authorityOf } from './workspace.ts'

export const PARSE_HELP = `warraq parse <path…>: prints one line of JSON a document and writes nothing

  --content DIR    folder whose authority files are used (default: content)
  --outlet ID      outlet of all these documents
  --crawled DATE   day on which they were collected, YYYY-MM-DD
`

/** @returns exit code: 0, or 1 when a document could not be read. */
export async function parseCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    outlet: { type: 'string' },
    crawled: { type: 'string' },
  })
  if (values.help) {
    io.stdout(PARSE_HELP)
    return EXIT.clean
  }
  if (positionals.length === 0) throw new Misuse('parse needs the path of a document or folder')
  const authority = await authorityOf(values.content)
  const parser = createParser(
    authority,
    readParseFlags(
      values,
      authority.outlets.map(({ id }) => id),
    ),
  )
  const mentions = mentionReader(authority.entities)
  let code: number = EXIT.clean
  for (const { file, path } of await filesOf(positionals)) {
    const read = await readDocument(file, path)
    const parsed = 'refused' in read ? read : parseGuarded(parser, read.document)
    if ('refused' in parsed) {
      const { rule, message, hint, sha256 } = parsed.refused
      const issue: Issue = { severity: 'error', rule, path, line: null, message, hint }
      io.stderr(issueLine(issue))
      io.stdout(`${JSON.stringify({ path, sha256, id: null, lines: [], issues: [issue] })}\n`)
      code = EXIT.issues
      continue
    }
    for (const issue of parsed.issues) io.stderr(issueLine(issue))
    const named = mentions([parsed.title?.value ?? '', ...parsed.body.map(({ text }) => text)].join('\n'))
    io.stdout(
      `${JSON.stringify(
        toJson(
          parsed,
          named.map(({ id, kind, name }) => ({ id, kind, name })),
        ),
      )}\n`,
    )
    if (parsed.issues.some(({ severity }) => severity !== 'info')) code = EXIT.issues
  }
  return code
}

async function filesOf(paths: readonly string[]): Promise<readonly { file: string; path: string }[]> {
  const found = await Promise.all(
    paths.map(async (given) => {
      const stat = await lstat(given).catch(() => null)
      if (!stat?.isDirectory()) return [{ file: given, path: basename(given) }]
      return (await listFiles(given)).map((path) => ({ file: join(given, path), path }))
    }),
  )
  return found.flat()
}

/** Everything that leads to other stories, in the document's order: headings, titles, teasers, captions of videos. */
function relatedOf(parsed: ParsedDocument): readonly string[] {
  const others = parsed.removed.filter(({ role }) => role.startsWith('related:'))
  return [...parsed.related, ...others].sort((a, b) => a.line - b.line).map(({ text }) => text)
}

/** Lines that are neither shown nor read into a field, nor listed among the related ones. */
const REMOVED_RE = /^(?:boilerplate:|separator$|caption$)/

/** The contract's line: plain values for the fields that a reader compares, evidence beside them. */
function toJson(parsed: ParsedDocument, mentions: readonly object[]): object {
  const { path, sha256, id, language, title, kicker, published, dateline, outlet, author, credit, url } =
    parsed
  return {
    path,
    sha256,
    id,
    language: language.value,
    title: title?.value ?? null,
    kicker: kicker?.value ?? null,
    published: published && {
      edtf: published.value,
      basis: published.basis,
      text: published.text,
      line: published.line,
      candidates: published.candidates,
      flags: published.flags,
    },
    dateline: dateline && {
      place: dateline.value.place,
      agency: dateline.value.agency,
      text: dateline.value.text,
    },
    outlet: outlet?.value ?? null,
    author: author?.value ?? null,
    credit: credit?.value ?? null,
    url: url?.value ?? null,
    subheads: parsed.subheads,
    body: parsed.body.map(({ text }) => text),
    quotes: parsed.quotes,
    mentions,
    related: relatedOf(parsed),
    removed: parsed.removed.filter(({ role }) => REMOVED_RE.test(role)),
    lines: parsed.lines,
    newline: parsed.newline,
    mediaType: parsed.mediaType,
    encoding: parsed.encoding,
    evidence: { language, title, kicker, published, dateline, outlet, author, credit, url },
    issues: parsed.issues,
  }
}
