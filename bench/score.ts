// Scores the parser against readings made by hand: `node --import tsx bench/score.ts DOCUMENTS READINGS [--authority DIR]`.
// A reading is a JSON file with the name of its document (`/` as `__`); each difference is printed, then the totals.
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadAuthority } from '../src/archive/authority.ts'
import { createParser } from '../src/import/parse.ts'
import { readDocument } from '../src/import/read.ts'
import type { ParsedDocument } from '../src/model.ts'

interface Reading {
  readonly file: string
  readonly title: { readonly text: string } | null
  readonly kicker?: { readonly text: string; readonly accept?: readonly (string | null)[] } | null
  readonly date: {
    readonly value?: string | null
    readonly accept?: readonly (string | null)[]
    readonly basis?: string | null
    readonly stated_text?: string | null
  }
  readonly dateline: {
    readonly text: string
    readonly place: string | null
    readonly agency: string | null
  } | null
  readonly outlet: string | { readonly value: string | null } | null
  readonly author: string | { readonly text: string } | null
  readonly credit?: string | null
  readonly source_credit?: { readonly value: string } | null
  readonly subheads: readonly { readonly line?: number; readonly text: string }[]
  readonly body_line_numbers?: readonly number[]
  readonly body_paragraphs?: readonly string[]
  readonly related: readonly { readonly line?: number; readonly text: string; readonly type?: string }[]
  readonly boilerplate: readonly { readonly line?: number; readonly text: string }[]
  readonly lines?: readonly { readonly n: number; readonly role: string; readonly text: string }[]
}

const squeeze = (text: string | null | undefined) => (text ?? '').replace(/\s+/gu, ' ').trim()
const show = (value: unknown) => JSON.stringify(value)?.slice(0, 160) ?? 'null'
/** `--06-11` is the older spelling of `XXXX-06-11`. */
const edtf = (value: string | null) => (value === null ? null : value.replace(/^--(?=\d)/, 'XXXX-'))

/** One measure: name, what the parser gave, what the reading says, whether they agree. */
type Check = readonly [name: string, got: unknown, wanted: unknown, right: boolean]

function checks(parsed: ParsedDocument, reading: Reading): readonly Check[] {
  const equal = (name: string, got: unknown, wanted: unknown): Check => [
    name,
    got,
    wanted,
    show(got) === show(wanted),
  ]
  const accepted = reading.date.accept?.map(edtf) ?? [reading.date.value ?? null]
  const published = parsed.published?.value ?? null
  const kickers = reading.kicker?.accept ?? [reading.kicker?.text ?? null]
  const outlet = typeof reading.outlet === 'object' ? undefined : reading.outlet
  const author = typeof reading.author === 'object' ? (reading.author?.text ?? null) : reading.author
  const credit = reading.credit ?? reading.source_credit?.value ?? null
  const kicker = parsed.kicker?.value ?? null
  const found: Check[] = [
    equal('title', squeeze(parsed.title?.value) || null, squeeze(reading.title?.text) || null),
    [
      'kicker',
      kicker,
      kickers,
      kickers.some((wanted) => (squeeze(wanted) || null) === (squeeze(kicker) || null)),
    ],
    ['date', published, accepted, accepted.includes(published)],
    [
      'dateline',
      parsed.dateline?.value.text,
      reading.dateline?.text,
      squeeze(parsed.dateline?.value.text) === squeeze(reading.dateline?.text),
    ],
    equal('place', parsed.dateline?.value.place ?? null, reading.dateline?.place ?? null),
    equal('agency', parsed.dateline?.value.agency ?? null, reading.dateline?.agency ?? null),
    equal('author', parsed.author?.value ?? null, author ?? null),
    equal('credit', parsed.credit?.value ?? null, credit),
    equal(
      'subheads',
      parsed.subheads.map(({ text }) => squeeze(text)),
      reading.subheads.map(({ text }) => squeeze(text)),
    ),
  ]
  if (reading.date.basis !== undefined && published !== null)
    found.push(equal('basis', parsed.published?.basis ?? null, reading.date.basis))
  if (outlet !== undefined) found.push(equal('outlet', parsed.outlet?.value ?? null, outlet))
  return reading.lines
    ? [...found, ...lineChecks(parsed, reading)]
    : [...found, ...htmlChecks(parsed, reading)]
}

function lineChecks(parsed: ParsedDocument, reading: Reading): readonly Check[] {
  const numbers = (lines: readonly { readonly line?: number }[]) => lines.map(({ line }) => line)
  const body = parsed.body.map(({ line }) => line)
  const family = (role: string) =>
    role.startsWith('boilerplate') ? 'boilerplate' : role.startsWith('related') ? 'related' : role
  const roles = parsed.lines.filter(
    ({ n, role }) => family(role) !== family(reading.lines?.[n - 1]?.role ?? ''),
  )
  const related = parsed.lines.filter(({ role }) => role.startsWith('related:')).map(({ n }) => n)
  const removed = parsed.lines.filter(({ role }) => role.startsWith('boilerplate:')).map(({ n }) => n)
  const same = (name: string, got: unknown, wanted: unknown): Check => [
    name,
    got,
    wanted,
    show(got) === show(wanted),
  ]
  return [
    same('body lines', body, reading.body_line_numbers ?? []),
    same('related', related, numbers(reading.related)),
    same('removed', removed, numbers(reading.boilerplate)),
    [
      'roles',
      roles.map(({ n, role }) => `${n} ${role} for ${reading.lines?.[n - 1]?.role}`),
      [],
      roles.length === 0,
    ],
    same(
      'lines kept',
      parsed.lines.map(({ text }) => text).join('\n'),
      reading.lines?.map(({ text }) => text).join('\n'),
    ),
  ]
}

function htmlChecks(parsed: ParsedDocument, reading: Reading): readonly Check[] {
  const got = parsed.body.map(({ text }) => squeeze(text))
  const wanted = (reading.body_paragraphs ?? []).map(squeeze)
  const lost = wanted.filter((text) => !got.includes(text))
  const extra = got.filter((text) => !wanted.includes(text))
  const leaked = reading.boilerplate.filter(({ text }) =>
    got.some((paragraph) => paragraph.includes(squeeze(text))),
  )
  return [
    ['body lost', lost, [], lost.length === 0],
    ['body extra', extra, [], extra.length === 0],
    ['boilerplate in body', leaked.map(({ text }) => text), [], leaked.length === 0],
  ]
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { authority: { type: 'string' } },
})
const [documents, readings] = positionals
if (!documents || !readings) {
  process.stderr.write('usage: bench/score.ts DOCUMENTS READINGS [--authority DIR]\n')
  process.exitCode = 2
} else {
  const authority = await loadAuthority([
    { path: values.authority ?? resolve(import.meta.dirname, '../content/authority'), sample: true },
  ])
  const parser = createParser(authority, { outlet: null, crawled: null })
  const totals = new Map<string, { right: number; all: number }>()
  for (const name of (await readdir(readings)).filter((file) => file.endsWith('.json')).sort()) {
    const reading = JSON.parse(await readFile(join(readings, name), 'utf8')) as Reading
    const read = await readDocument(join(documents, reading.file), reading.file)
    if ('refused' in read) {
      process.stdout.write(`${reading.file}: refused, ${read.refused.message}\n`)
      process.exitCode = 1
      continue
    }
    for (const [measure, got, wanted, right] of checks(parser.parse(read.document), reading)) {
      const total = totals.get(measure) ?? { right: 0, all: 0 }
      totals.set(measure, { right: total.right + (right ? 1 : 0), all: total.all + 1 })
      if (!right)
        process.stdout.write(
          `${reading.file}  ${measure}\n    got    ${show(got)}\n    wanted ${show(wanted)}\n`,
        )
    }
  }
  for (const [measure, { right, all }] of totals) {
    process.stdout.write(`${measure.padEnd(20)} ${right} of ${all}\n`)
    if (right < all) process.exitCode = 1
  }
}
