// Mistakes in authority files: each is told in one line with its place, and the site is built all the same.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Run, temporaryFolder, warraq } from './folder.ts'

/** Files with their text, and what is told of each: `line rule words`. */
const MISTAKES: Readonly<Record<string, { readonly text: string; readonly told: readonly string[] }>> = {
  'people.yaml': {
    text: '# أشخاص\n- id: a\n  name: سديم الدملوجي\n- id: a\n  name: نبراس البرزالي\n- id: b\n  naem: سديم\n- name: رواد\n- {id: Bad Id, name: لجين}\n- {id: right, name: زاهر القرموطي}\n',
    told: [
      '4 authority/duplicate the id `a` stands twice',
      '7 authority/unknown-key `naem` means nothing here',
      '6 authority/entity entry 3 needs',
      '8 authority/entity entry 4 needs',
      '9 authority/entity entry 5 needs',
    ],
  },
  'places.yaml': {
    text: '- id: x\n  name: القنطرة\n  variants: [القنيطرة\n- id: y\n',
    told: ['4 authority/yaml it is not valid YAML'],
  },
  'organisations.yaml': {
    text: 'id: x\nname: نقابة\n',
    told: ['1 authority/shape it is not a list of entries'],
  },
  'topics.yaml': {
    text: '- كلمة وحدها\n',
    told: ['1 authority/shape it is not a list of `key: value` lines', '1 authority/entity entry 1 needs'],
  },
  'furniture.yaml': {
    text: 'nav:\n  lines: [الرئيسية]\nshaer:\n  lines: [تابعونا]\n',
    told: ['3 authority/unknown-key `shaer` means nothing here'],
  },
  'outlets/one.yaml': {
    text: 'id: one\nname: صحيفة الضفة\ndateOrder: dym\nzone: Marsana\nnmae: x\n',
    told: [
      '5 authority/unknown-key `nmae` means nothing here',
      '3 authority/outlet `dateOrder: dym` is not dmy, mdy, ymd',
      '4 authority/outlet `zone: Marsana` is no time zone',
    ],
  },
  'outlets/three.yaml': { text: 'id: three\nshort: بلا اسم\n', told: ['1 authority/outlet an outlet needs'] },
  'outlets/two.yaml': {
    text: '# نسخة\nid: one\nname: صحيفة الماء\n',
    told: ['2 authority/duplicate another file of the folder has the id `one`'],
  },
}

const NEWS = 'خبر من الميناء\n\nقال زاهر القرموطي إن السفينة وصلت في موعدها، وإن تفريغها سينتهي مساء اليوم.\n'

let folder: string
let clean: Run
let spoilt: Run

beforeAll(async () => {
  folder = await temporaryFolder()
  const content = join(folder, 'content')
  await mkdir(join(content, 'documents'), { recursive: true })
  await mkdir(join(content, 'authority/outlets'), { recursive: true })
  await writeFile(join(content, 'documents/a.txt'), NEWS)
  const build = () => warraq('build', '--content', content, '--output', join(folder, 'site'))
  clean = await build()
  for (const [path, { text }] of Object.entries(MISTAKES))
    await writeFile(join(content, 'authority', path), text)
  spoilt = await build()
})

/** Lines about a file, without its path and the hint: `line rule words`. */
function toldOf(path: string): readonly string[] {
  const file = join(folder, 'content/authority', path)
  return spoilt.stderr
    .split('\n')
    .filter((line) => line.startsWith(file))
    .map((line) => {
      const [, at = '', words = '', hint = '', rule = ''] =
        line.slice(file.length).match(/^:(\d+) (.*?); (.+) \[([\w/-]+)\]$/) ?? []
      expect(hint).not.toBe('')
      return `${at} ${rule} ${words}`
    })
}

test.each(Object.keys(MISTAKES))('%s: what is wrong, in which line, and what to do', (path) => {
  const told = toldOf(path)
  const wanted = MISTAKES[path]?.told ?? []
  expect(told.map((line, n) => line.slice(0, wanted[n]?.length))).toEqual(wanted)
})

test('nothing else is told, a line each, and the command ends with 1', () => {
  expect([clean.code, clean.stderr]).toEqual([0, ''])
  expect(spoilt.code).toBe(1)
  const wanted = Object.values(MISTAKES).flatMap(({ told }) => told)
  const lines = spoilt.stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !/^[a-z ]+ \d+\/\d+/.test(line))
  expect(lines).toHaveLength(wanted.length)
})

test('the site is built from what is right', async () => {
  expect(await readFile(join(folder, 'site/index.html'), 'utf8')).toContain('خبر من الميناء')
  expect(await readFile(join(folder, 'site/people/right.html'), 'utf8')).toContain('خبر من الميناء')
})
