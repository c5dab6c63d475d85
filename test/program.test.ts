// What a stage of a build is made of: a change of a module counts where it is used, and nowhere else.
import { expect, test } from 'vitest'
import { REMEMBERED } from '../src/site/build.ts'
import { programFiles, programKeys } from '../src/site/program.ts'

test.each([
  ['layouts/render.ts', 'layouts/parts/footer.ts', true],
  ['layouts/render.ts', 'layouts/strings/ar.json', true],
  ['layouts/render.ts', 'src/arabic/date-words.ts', true],
  ['layouts/render.ts', 'src/search/score.ts', false],
  ['src/import/reading.ts', 'src/import/rules/dateline.ts', true],
  ['src/import/reading.ts', 'src/arabic/evidence/words.txt', true],
  ['src/import/reading.ts', 'layouts/parts/footer.ts', false],
  ['src/search/update.ts', 'src/arabic/analysis.ts', true],
  ['src/search/update.ts', 'layouts/article.ts', false],
  ['src/site/article-json.ts', 'layouts/article.ts', false],
  ['src/', 'src/site/program.ts', true],
])('%s is made of %s: %s', (entry, path, is) => {
  expect(programFiles().filesOf([entry]).includes(path)).toBe(is)
})

test('what is remembered outlives a change of the layouts', () => {
  expect(
    programFiles()
      .filesOf(REMEMBERED)
      .filter((path) => path.startsWith('layouts/')),
  ).toEqual([])
})

test('keys are the same each time, and of their own for each stage', () => {
  const [one, other] = [programKeys(), programKeys()]
  const stages = ['layouts/render.ts', 'src/import/reading.ts', 'src/search/update.ts']
  expect(stages.map((stage) => one([stage]))).toEqual(stages.map((stage) => other([stage])))
  expect(new Set(stages.map((stage) => one([stage]))).size).toBe(3)
})
