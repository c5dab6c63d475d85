// Scores the date reader on a list of expressions with their values: npx tsx bench/dates.ts FILE [FROM-TO].

import { readFileSync } from 'node:fs'
import { type DateReading, readDate } from '../src/arabic/dates.ts'

interface Expected {
  readonly id: string
  readonly text: string
  readonly iso: string | null
  readonly anchor: string | null
  readonly accept: readonly (string | null)[]
  readonly flags: readonly string[]
}

type Verdict = 'right' | 'wrong' | 'silent' | 'refused'

/** Compares the time where the list states one, else the day. `refused` is a right answer too: neither the list nor the reader has a value. */
function judge({ accept }: Expected, found: DateReading | null): Verdict {
  const timed = accept.some((value) => value?.includes('T'))
  const edtf = (timed ? found?.dateTime : null) ?? found?.edtf ?? null
  if (edtf === null) return accept.length === 0 ? 'refused' : accept.includes(null) ? 'right' : 'silent'
  return accept.includes(edtf) ? 'right' : 'wrong'
}

function main([file, part]: string[]): void {
  if (file === undefined) {
    console.error('usage: npx tsx bench/dates.ts FILE [FROM-TO]')
    process.exitCode = 2
    return
  }
  const [from = 0, to = Number.POSITIVE_INFINITY] = part?.split('-').map(Number) ?? []
  const all = JSON.parse(readFileSync(file, 'utf8')) as Expected[]
  const chosen = all.filter(({ id }) => Number(id.slice(1)) >= from && Number(id.slice(1)) <= to)
  const counts: Record<Verdict, number> = { right: 0, wrong: 0, silent: 0, refused: 0 }
  let flagged = 0
  for (const expected of chosen) {
    const found = readDate(expected.text, { anchor: expected.anchor })
    const verdict = judge(expected, found)
    counts[verdict]++
    const missing = expected.flags.filter((flag) => !found?.flags.includes(flag))
    if (missing.length === 0) flagged++
    const line = [
      expected.id,
      expected.text,
      `anchor ${expected.anchor}`,
      `expected ${expected.accept.join(' or ')}`,
    ]
    const got = `got ${found?.edtf ?? null} [${found?.flags.join(' ') ?? ''}] ${found?.dateTime ?? ''}`
    if (verdict === 'wrong' || verdict === 'silent') console.log([verdict, ...line, got].join(' | '))
    else if (missing.length > 0)
      console.log(['flag', ...line, `missing ${missing.join(' ')}`, got].join(' | '))
  }
  console.log(JSON.stringify({ expressions: chosen.length, ...counts, flagged }))
}

main(process.argv.slice(2))
