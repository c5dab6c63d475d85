// Bounds: a document that takes too long or too much memory is refused with its reason and stops nobody else.
import { describe, expect, test } from 'vitest'
import { loadAuthority } from '../src/archive/authority.ts'
import { sha256Of } from '../src/archive/id.ts'
import { createReadingPool } from '../src/import/pool.ts'
import type { ReceivedDocument } from '../src/model.ts'

const authority = await loadAuthority([])
const options = { outlet: null, crawled: null }
const SENTENCE = 'قال مدير الميناء إن السفن وصلت في موعدها، وإن تفريغها سينتهي مساء غد.\n'

/** Large enough that it is never read beside the main thread's work. */
function documentOf(path: string, repeats: number): ReceivedDocument {
  const bytes = new TextEncoder().encode(`عنوان ${path}\n\n${SENTENCE.repeat(repeats)}`)
  return {
    path,
    bytes,
    sha256: sha256Of(bytes),
    mediaType: 'text/plain',
    charset: null,
    text: null,
    given: {},
  }
}
const NEWS = 1000
const BOOK = 100_000

describe('reading in workers', () => {
  test('gives the record of every document, whichever thread read it', async () => {
    const pool = createReadingPool(authority, options, 'record')
    try {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, n) => pool.read(documentOf(`${n}.txt`, n < 10 ? 1 : NEWS))),
      )
      expect(
        outcomes.map((outcome) => 'text' in outcome && outcome.text.match(/title: "(.*)"/)?.[1]),
      ).toEqual(Array.from({ length: 20 }, (_, n) => `عنوان ${n}.txt`))
    } finally {
      await pool.close()
    }
  })

  test('refuses what takes too long, and reads the others', async () => {
    const pool = createReadingPool(authority, options, 'record', { time: 10 })
    const slow = { ...documentOf('slow.txt', NEWS), text: SENTENCE.repeat(BOOK) }
    try {
      const [first, second] = await Promise.all([pool.read(slow), pool.read(documentOf('next.txt', 1))])
      expect(first).toMatchObject({
        refused: { path: 'slow.txt', rule: 'parse/too-slow', sha256: slow.sha256 },
      })
      expect(second).toHaveProperty('text')
    } finally {
      await pool.close()
    }
  })

  test('reads the documents that went to a thread with one that takes too long', async () => {
    const pool = createReadingPool(authority, options, 'record', { time: 400, inline: 0 })
    const slow = { ...documentOf('slow.txt', 1), text: SENTENCE.repeat(BOOK) }
    try {
      const all = [0, 1, 2, 3, slow, 5, 6, 7, 8, 9].map((one) =>
        pool.read(typeof one === 'number' ? documentOf(`${one}.txt`, 1) : one),
      )
      const outcomes = await Promise.all(all)
      expect(outcomes.map((outcome) => 'refused' in outcome && outcome.refused.rule)).toEqual(
        outcomes.map((_, n) => n === 4 && 'parse/too-slow'),
      )
    } finally {
      await pool.close()
    }
  })

  test('refuses what takes too much memory, and reads the others', async () => {
    const pool = createReadingPool(authority, options, 'record', { memory: 48, time: 60_000 })
    try {
      const outcome = await pool.read({ ...documentOf('huge.txt', NEWS), text: SENTENCE.repeat(BOOK) })
      expect(outcome).toMatchObject({ refused: { path: 'huge.txt', rule: 'parse/too-big' } })
      expect(await pool.read(documentOf('after.txt', NEWS))).toHaveProperty('text')
    } finally {
      await pool.close()
    }
  })
})
