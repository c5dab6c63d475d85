// Measures the analysis on a corpus: recall and precision over inflection groups, leaks between unrelated words.
// Usage: npm run bench -- analysis --corpus CORPUS [--sample 4000] [--held-out] [--verbose] [--seeds FOLDER]
//   [--fixtures FOLDER with groups.txt and pairs.txt]
// CORPUS is a folder of zips with one JSON array of {title, content} in each, or of .txt files.

import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { analyse } from '../../src/arabic/analysis.ts'
import { spelled } from '../../src/arabic/analysis-letters.ts'
import { fold } from '../../src/arabic/letters.ts'
import { words } from '../../src/arabic/words.ts'
import { readTexts } from './evidence/corpus.ts'
import { expand, type Group, readGroups, readPairs } from './evidence/groups.ts'
import { light10 } from './evidence/light10.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    sample: { type: 'string', default: '4000' },
    'held-out': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    seeds: { type: 'string' },
    fixtures: { type: 'string' },
  },
})
const FIXTURES =
  values.fixtures === undefined
    ? new URL('../../test/fixtures/analysis/', import.meta.url)
    : pathToFileURL(`${values.fixtures}/`)
const ANALYSES: Readonly<Record<string, (word: string) => string>> = {
  'no stemming': (word) => word,
  'fold only': (word) => fold(word),
  light10: (word) => light10(fold(word)),
  warraq: (word) => analyse(word).stem,
}

/** Documents of each word as spelled. */
const postings = new Map<string, Set<number>>()
let documents = 0
let running = 0
for (const text of readTexts(values.corpus ?? positionals[0] ?? '.', Number(values.sample))) {
  for (const { text: word } of words(text)) {
    running++
    const holders = postings.get(word) ?? new Set()
    postings.set(word, holders.add(documents))
  }
  documents++
}
console.log(`${documents} documents, ${running} words, ${postings.size} different ones`)

/**
 * As spelled, but for what texts do not spell alike: hamza on alef, the dots of a final ي, the Egyptian seat (مسئول),
 * ىء for ئ, Persian letters. ة is not ه here.
 */
const loose = (word: string): string =>
  spelled(word)
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ئو/g, 'ؤو')
    .replace(/[ىي]ء/g, 'ئ')
    .replace(/ی/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ى$/, 'ي')
const byLoose = index(loose)
const groups = readGroups(readFileSync(new URL('groups.txt', FIXTURES), 'utf8'))
const pairs = readPairs(readFileSync(new URL('pairs.txt', FIXTURES), 'utf8'))

for (const heldOut of [false, true]) {
  console.log(
    `\n${heldOut ? 'held out' : 'dev'}\tnoun recall\tverb recall\trecall\tnoun precision\tverb precision\tprecision\tleak\tstems\tµs a word`,
  )
  for (const [name, stem] of Object.entries(ANALYSES)) measure(name, stem, heldOut)
}
if (values.seeds !== undefined) joined(values.seeds)

function index(stem: (word: string) => string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const [word, holders] of postings) {
    const key = stem(word)
    const all = found.get(key) ?? new Set()
    for (const holder of holders) all.add(holder)
    found.set(key, all)
  }
  return found
}

/** Documents that hold one of the forms, or one of them with clitics, in whatever spelling. */
function holders(group: Pick<Group, 'kind' | 'forms'>): Set<number> {
  const found = new Set<number>()
  for (const form of expand(group)) for (const document of byLoose.get(loose(form)) ?? []) found.add(document)
  return found
}

function measure(name: string, plain: (word: string) => string, heldOut: boolean): void {
  const began = performance.now()
  const stems = new Map([...postings.keys()].map((word) => [word, plain(word)]))
  const stem = (word: string): string => stems.get(word) ?? plain(word)
  const found = index(stem)
  const time = ((performance.now() - began) * 1000) / postings.size
  const show = values.verbose && name === 'warraq' && (!heldOut || values['held-out'])
  const recalls: Record<Group['kind'], number[]> = { noun: [], verb: [] }
  const precisions: Record<Group['kind'], number[]> = { noun: [], verb: [] }
  for (const group of groups.filter((candidate) => candidate.heldOut === heldOut)) {
    const wanted = holders(group)
    if (wanted.size === 0) continue
    const scores = group.forms.map((form) => {
      const got = found.get(stem(form)) ?? new Set()
      const right = [...got].filter((document) => wanted.has(document)).length
      return { form, recall: right / wanted.size, precision: got.size === 0 ? 1 : right / got.size }
    })
    const recall = mean(scores.map((score) => score.recall))
    const precision = mean(scores.map((score) => score.precision))
    recalls[group.kind].push(recall)
    precisions[group.kind].push(precision)
    if (show && (recall < 0.93 || precision < 0.97)) {
      const shown = scores.map(
        (score) => `${score.form}>${stem(score.form)} ${percent(score.recall)}/${percent(score.precision)}`,
      )
      console.log(`  ${group.forms[0]} ${percent(recall)}/${percent(precision)}: ${shown.join(', ')}`)
      const forms = new Set([...expand(group)].map(loose))
      const main = stem(group.forms[0] ?? '')
      const missed = [...postings].filter(([word]) => forms.has(loose(word)) && stem(word) !== main)
      const wrong = [...postings].filter(([word]) => !forms.has(loose(word)) && stem(word) === main)
      console.log(`    missed ${top(missed, stem)}\n    wrong ${top(wrong, stem)}`)
    }
  }
  const leaks = pairs
    .filter((pair) => pair.heldOut === heldOut)
    .flatMap((pair) => [leak(pair.a, pair.b, stem, found, show), leak(pair.b, pair.a, stem, found, show)])
    .filter((value) => value !== null)
  const row = [
    mean(recalls.noun),
    mean(recalls.verb),
    mean([...recalls.noun, ...recalls.verb]),
    mean(precisions.noun),
    mean(precisions.verb),
    mean([...precisions.noun, ...precisions.verb]),
    mean(leaks),
  ]
  console.log([name, ...row.map(percent), found.size, time.toFixed(1)].join('\t'))
}

/** Of the documents that hold `b` and not `a`, the share that a search for `a` returns. */
function leak(
  a: string,
  b: string,
  stem: (word: string) => string,
  found: Map<string, Set<number>>,
  show: boolean,
): number | null {
  const mine = holders({ kind: 'noun', forms: [a] })
  const others = [...holders({ kind: 'noun', forms: [b] })].filter((document) => !mine.has(document))
  if (others.length === 0) return null
  const got = found.get(stem(a)) ?? new Set()
  const share = others.filter((document) => got.has(document)).length / others.length
  if (show && share > 0.07) {
    const forms = new Set([...expand({ kind: 'noun', forms: [a] })].map(loose))
    const wrong = [...postings].filter(([word]) => stem(word) === stem(a) && !forms.has(loose(word)))
    console.log(`  leak ${a} > ${b} ${percent(share)}: ${top(wrong, stem)}`)
  }
  return share
}

/** Of words written with و or ف and ال before them, how many a search for the rest with ال misses. */
function joined(folder: string): void {
  let all = 0
  const missed: string[] = []
  for (const text of readTexts(folder, Number.POSITIVE_INFINITY)) {
    const held = new Map(words(text).map(({ text: word }) => [word, analyse(word).stem]))
    for (const [word, stem] of held) {
      if (!/^[وف]ال.{2}/u.test(fold(word))) continue
      all++
      const rest = word.slice(1)
      if (analyse(rest).stem !== stem) missed.push(word)
    }
  }
  console.log(
    `\nwords with و or ف before ال: ${all} in documents, ${missed.length} missed ${missed.join(' ')}`,
  )
}

function top(list: [string, Set<number>][], stem: (word: string) => string): string {
  return list
    .sort((a, b) => b[1].size - a[1].size)
    .slice(0, 8)
    .map(([word, holding]) => `${word}>${stem(word)} ${holding.size}`)
    .join(', ')
}

function mean(list: readonly number[]): number {
  return list.length === 0 ? 0 : list.reduce((sum, value) => sum + value, 0) / list.length
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}
