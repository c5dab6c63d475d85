// Related articles from an earlier outcome: the same as from nothing, whatever came, went or changed in between.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupCopies } from '../src/archive/copies.ts'
import { hashNumbers } from '../src/archive/hashes.ts'
import { escapeMarkdown } from '../src/archive/markdown.ts'
import type { Entity } from '../src/model.ts'
import { LIMITS } from '../src/site/closeness.ts'
import { type RelatedInput, relate } from '../src/site/related.ts'
import { extractTraits, packTraits, spellingsOf, unpackTraits } from '../src/site/traits.ts'

const LETTERS = [...'جحدرصطعقزشخضغظث']
const word = (n: number) => {
  const at = (n * 7919 + 12345) % 15 ** 4
  return [1, 15, 225, 3375].map((step) => LETTERS[Math.floor(at / step) % 15]).join('')
}
const COMMON = ['المدينة', 'الكتاب', 'الصباح', 'البحر', 'السوق', 'الباب']
const NAMES = Array.from({ length: 6 }, (_, n): Entity => {
  const kind = n % 2 === 0 ? 'people' : 'places'
  return { id: `n${n >> 1}`, kind, name: `${word(n)} ${word(n + 1)}`, variants: [], wikidata: null }
})

interface Made {
  readonly words: readonly number[]
  readonly names: readonly number[]
  readonly outlet: number
  readonly language: string
}

/** Articles whose words are few, so that many share them; numbers below 0 are common words. */
const made = fc.record<Made>({
  words: fc.array(fc.integer({ min: -COMMON.length, max: 45 }), { minLength: 1, maxLength: 34 }),
  names: fc.uniqueArray(fc.nat(NAMES.length - 1), { maxLength: 3 }),
  outlet: fc.nat(1),
  language: fc.constantFrom('ar', 'ar', 'ar', 'ckb'),
})
const step = fc.record({
  /** By article: come or change. */
  put: fc.array(fc.tuple(fc.nat(29), made), { maxLength: 4 }),
  /** A copy of one article, with one word more, takes the place of another. */
  copied: fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.nat(45)), { maxLength: 2 }),
  removed: fc.array(fc.nat(29), { maxLength: 3 }),
  /** An entry of the authority file gets another spelling. */
  spelled: fc.option(fc.nat(NAMES.length - 1), { freq: 4 }),
})

const LIMIT = { named: 4, share: 0.6, keywords: 7, changed: 1 }

function inputOf(id: string, { words, names, outlet, language }: Made, entities: readonly Entity[]) {
  const text = words.map((n) => (n < 0 ? COMMON[-n - 1] : word(n))).join(' ')
  const record = { id, title: null, body: escapeMarkdown(text), outlet: `o${outlet}`, published: null }
  const mentions = names.map((n) => entities[n] as Entity)
  const traits = unpackTraits(packTraits(extractTraits({ ...record, language })))
  return { record, key: JSON.stringify([text, language, outlet, names]), mentions, traits }
}

const told = (articles: readonly RelatedInput[], { of, copies }: ReturnType<typeof relate>) => ({
  copies,
  lists: articles.map(({ record }) => of(record.id)),
})

describe('what is related', () => {
  test('is the same from an earlier outcome as from nothing', () => {
    const [lists, recomputed] = [[0], [0]] as [number[], number[]]
    fc.assert(
      fc.property(
        fc.array(made, { minLength: 3, maxLength: 30 }),
        fc.array(step, { minLength: 1, maxLength: 6 }),
        (first, steps) => {
          const archive = new Map(first.map((one, n) => [`a${n}`, one]))
          const entities = [...NAMES]
          const inputs = () => [...archive].map(([id, one]) => inputOf(id, one, entities))
          let { state } = relate(inputs(), null, LIMIT)
          for (const { put, copied, removed, spelled } of steps) {
            for (const [n, one] of put) archive.set(`a${n}`, one)
            for (const [n, from, more] of copied) {
              const one = archive.get(`a${from}`)
              if (one) archive.set(`a${n}`, { ...one, words: [...one.words, more] })
            }
            for (const n of removed) archive.delete(`a${n}`)
            if (spelled !== null)
              entities[spelled] = { ...(entities[spelled] as Entity), variants: [word(spelled + 9)] }
            const now = inputs()
            const [full, fast] = [relate(now, null, LIMIT), relate(now.toReversed(), state, LIMIT)]
            expect(told(now, fast)).toEqual(told(now, full))
            expect(fast.state.equals(full.state)).toBe(true)
            lists.push(now.length)
            recomputed.push(fast.recomputed)
            state = fast.state
          }
        },
      ),
      { numRuns: 150 },
    )
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
    expect(sum(recomputed)).toBeLessThan(0.9 * sum(lists))
  })

  test('follows copies that are none any more because others say the same', () => {
    const range = (from: number, length: number) => Array.from({ length }, (_, n) => from + n)
    const madeOf = (words: readonly number[]): Made => ({ words, names: [], outlet: 0, language: 'ar' })
    const formula = range(0, 40)
    const theme = range(100, 7)
    const two = [theme, theme.toReversed()].map((own, n) =>
      inputOf(`a${n}`, madeOf([...formula, ...own, ...range(200 + n * 50, 19)]), NAMES),
    )
    const rest = range(1, 90).map((n) => inputOf(`c${n}`, madeOf(range(20_000 + n * 20, 20)), NAMES))
    /** The words of the formula in this or that order: they are so common that no article is known by them. */
    const archiveOf = (order: readonly number[]) => [
      ...two,
      ...rest,
      ...range(1, 80).map((n) => inputOf(`b${n}`, madeOf([...order, ...range(300 + n * 120, 110)]), NAMES)),
    ]
    const [other, same] = [archiveOf(formula.toReversed()), archiveOf(formula)]
    const [before, after] = [relate(other, null, LIMIT), relate(same, null, LIMIT)]
    expect(before.copies).toHaveLength(1)
    expect(before.of('a0')).toEqual([])
    expect(after.copies).toEqual([])
    expect(after.of('a0').map(({ id }) => id)).toEqual(['a1'])
    expect(told(same, relate(same, before.state, LIMIT))).toEqual(told(same, after))
    expect(told(other, relate(other, after.state, LIMIT))).toEqual(told(other, before))
  })

  test('is worked out anew where nothing has changed for no article, after damage for all', () => {
    const articles = Array.from({ length: 20 }, (_, n) =>
      inputOf(
        `a${n}`,
        { words: [n, n + 1, n + 2, n + 3, -1], names: [n % 6], outlet: 0, language: 'ar' },
        NAMES,
      ),
    )
    const { state, recomputed } = relate(articles, null)
    expect(recomputed).toBe(20)
    expect(relate(articles, state).recomputed).toBe(0)
    expect(relate(articles, state, { ...LIMITS, keywords: 9 }).recomputed).toBe(20)
    const damaged = Buffer.from(state)
    damaged[state.length >> 1] = (damaged[state.length >> 1] as number) ^ 1
    for (const broken of [damaged, state.subarray(0, 40), Buffer.alloc(0)])
      expect(told(articles, relate(articles, broken))).toEqual(told(articles, relate(articles, state)))
    expect(relate([], state).copies).toEqual([])
  })

  test('asks for no body of texts that were compared before', () => {
    const words = Array.from({ length: 50 }, (_, n) => n)
    const made = (more: number): Made => ({
      words: [...words, more],
      names: [],
      outlet: more % 2,
      language: 'ar',
    })
    const articles = [60, 61, 62].map((more) => inputOf(`a${more}`, made(more), NAMES))
    const { state, copies } = relate(articles, null)
    expect(copies).toHaveLength(3)
    const shut = articles.map((article) => ({
      ...article,
      record: {
        ...article.record,
        get body(): string {
          throw new Error('read')
        },
      },
    }))
    expect(relate(shut, state).copies).toEqual(copies)
    expect(() => relate(shut, null)).toThrow('read')
    const known = new Map(articles.map(({ record, traits }) => [record.id, traits.print]))
    expect(
      groupCopies(
        articles.map(({ record }) => record),
        known,
      ).pairs,
    ).toEqual(copies)
  })
})

describe('traits', () => {
  test('are the same packed and unpacked, wherever the bytes lie', () => {
    fc.assert(
      fc.property(made, fc.nat(7), (one, offset) => {
        const { record, traits } = inputOf('a', one, NAMES)
        const packed = packTraits(extractTraits({ ...record, language: one.language }))
        expect(packed.length % 4).toBe(0)
        const moved = Buffer.alloc(offset + packed.length)
        moved.set(packed, offset)
        const { print, stems, tallies, spellings } = unpackTraits(moved.subarray(offset))
        expect({ print, stems: [...stems], tallies: [...tallies], spellings: [...spellings] }).toEqual({
          print: traits.print,
          stems: [...traits.stems],
          tallies: [...traits.tallies],
          spellings: [...traits.spellings],
        })
      }),
    )
  })

  test('hold each stem once, as it is spelled most often', () => {
    const traits = extractTraits({
      title: 'المكتبة',
      body: 'كتاب وكتاب في مكتبة ومكتبة، ثم الكتاب كتاب',
      language: 'ar',
    })
    expect(spellingsOf(traits).toSorted()).toEqual(['كتاب', 'مكتبة'].toSorted())
    expect(spellingsOf(extractTraits({ title: null, body: '', language: 'ar' }))).toEqual([''])
  })
})

test('hashes are numbered in the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 2000 }), fc.nat(10), (values, expected) => {
      const numbers = hashNumbers(expected)
      const hashes = values.map((value) => Math.imul(value, 0x9e3779b1) >>> 0)
      const known = new Map<number, number>()
      for (const hash of hashes) known.set(hash, known.get(hash) ?? known.size)
      expect(hashes.map(numbers.number)).toEqual(hashes.map((hash) => known.get(hash)))
      expect(numbers.size()).toBe(known.size)
      expect(numbers.known(0xfffffff1)).toBe(known.get(0xfffffff1) ?? -1)
    }),
  )
})
