// Suggestions: frequent names that no authority file knows, their spellings together, ready to be added by a person.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Authority, loadAuthority } from '../src/archive/authority.ts'
import { type Suggestion, suggestNames } from '../src/archive/suggest.ts'
import { addEntry, entryOf, idOf } from '../src/archive/suggest-entry.ts'
import { readYaml } from '../src/archive/yaml.ts'
import type { ArticleRecord } from '../src/model.ts'
import { ROOT, SAMPLE, temporaryFolder, warraq } from './folder.ts'

const authority: Authority = await loadAuthority([{ path: join(ROOT, 'content/authority'), sample: true }])

const BASE = { title: null, place: null, agency: null, dateline: null } as const
const archive = (bodies: readonly string[], rest: Partial<ArticleRecord> = {}) =>
  bodies.map((body, n) => ({ ...BASE, ...rest, body, path: `articles/undated/${n}.md` }) as ArticleRecord)
const ALL = new Set(['people', 'places', 'organisations'] as const)
const suggest = (records: readonly ArticleRecord[], least = 3) =>
  suggestNames(records, authority, { least, kinds: ALL })
const namesOf = (found: readonly Suggestion[], kind: Suggestion['kind']) =>
  found.filter((one) => one.kind === kind).map(({ name }) => name)

/** Ordinary text, so that common words are known to be common. */
const FILLER =
  'الكتاب كتاب والبيت بيت والجديد جديد والكبير كبير والعام عام والمحلي محلي، ووصل الوفد وفد المدينة إلى البلدة وعاد منها.'

describe('suggested names', () => {
  test('a person is found behind a title and behind a verb of saying, and ends where the texts differ', () => {
    const found = suggest(
      archive([
        `وصل الدكتور خالد الشندويلي إلى البلدة. ${FILLER}`,
        `قال خالد الشندويلي إن العمل مستمر. ${FILLER}`,
        `والتقى الوفد خالد الشندويلي أمس. ${FILLER}`,
      ]),
    )
    expect(namesOf(found, 'people')).toEqual(['خالد الشندويلي'])
    expect(found[0]?.articles).toBe(3)
    expect(found[0]?.examples.map(({ path }) => path)).toEqual(
      [0, 1, 2].map((n) => `articles/undated/${n}.md`),
    )
    expect(found[0]?.examples[1]?.text).toBe('قال خالد الشندويلي إن العمل مستمر.')
  })

  test('spellings of one name are counted together, the most frequent one first', () => {
    const found = suggest(
      archive([
        `قال عبد الله الطرنوبي أمس. ${FILLER}`,
        `قال عبدالله الطرنوبي اليوم. وقال عبدالله الطرنوبي غدا. ${FILLER}`,
        `قال عبدالله الطرنوبي إنه عاد. ${FILLER}`,
      ]),
    )
    expect(found.map(({ name, variants, articles }) => ({ name, variants, articles }))).toEqual([
      { name: 'عبدالله الطرنوبي', variants: ['عبد الله الطرنوبي'], articles: 3 },
    ])
  })

  test('a longer name is the name where most records have it', () => {
    const found = suggest(
      archive([
        `قررت هيئة الموازين والمكاييل ذلك. ${FILLER}`,
        `أعلنت هيئة الموازين والمكاييل موعدا. ${FILLER}`,
        `رفضت هيئة الموازين والمكاييل الطلب. ${FILLER}`,
      ]),
    )
    expect(namesOf(found, 'organisations')).toEqual(['هيئة الموازين والمكاييل'])
  })

  test('a place is what stands behind «بلدة» and the like, and the place of a dateline', () => {
    const bodies = ['وصلوا إلى بلدة كفرزيتا مساء.', 'عاد أهالي بلدة كفرزيتا إليها.', 'في بلدة كفرزيتا مدرسة.']
    expect(namesOf(suggest(archive(bodies.map((body) => `${body} ${FILLER}`))), 'places')).toEqual([
      'كفرزيتا',
    ])
    const datelined = archive([FILLER, FILLER, FILLER], { place: 'كفرزيتا', dateline: 'كفرزيتا - مراسلنا' })
    expect(namesOf(suggest(datelined), 'places')).toEqual(['كفرزيتا'])
  })

  test('names of the authority files are left out, in full, in part and with something added', () => {
    const body = `قال الرئيس فلاديمير بوتين في مدينة بيروت إن مجلس الأمن الدولي وجامعة الدول العربية وصحيفة عكاظ معه. ${FILLER}`
    expect(suggest(archive([body, body, body]))).toEqual([])
  })

  test('names of few records are left out, and no record counts twice', () => {
    const twice = archive([
      `قال سامر الشندويلي وقال سامر الشندويلي. ${FILLER}`,
      `قال سامر الشندويلي. ${FILLER}`,
    ])
    expect(suggest(twice)).toEqual([])
    expect(suggest(twice, 2).map(({ articles }) => articles)).toEqual([2])
  })

  test('ordinary nouns behind a head word are no names', () => {
    const body = `في بلدة كبير وفي جمعية كتاب جديد، وقال محمد صلى الله عليه وسلم. ${FILLER}`
    expect(suggest(archive([body, body, body]))).toEqual([])
  })
})

describe('an entry', () => {
  test('has an id of small Latin letters that nobody has', () => {
    expect(idOf('سامر الشندويلي', new Set())).toBe('samr-alshndwyly')
    expect(idOf('سامر الشندويلي', new Set(['samr-alshndwyly']))).toBe('samr-alshndwyly-2')
    expect(idOf('—', new Set())).toMatch(/^[a-z0-9][a-z0-9-]*$/)
  })

  test.each(['سامر', 'نعم: لا', '- قائمة', 'اسم # تعليق', '"مقتبس"', '  ', '123', 'null'])(
    'gives %j back as it is',
    (name) => {
      expect(readYaml(entryOf('x', name, [name]))).toEqual({ value: [{ id: 'x', name, variants: [name] }] })
    },
  )

  test('goes to the end of the file, whose comments and last line stay', async () => {
    const content = await temporaryFolder()
    await mkdir(join(content, 'authority'))
    const file = join(content, 'authority/people.yaml')
    const before = '# ملاحظة\n- id: a\n  name: أ # تعليق\n  variants: []'
    await writeFile(file, before)
    expect(await addEntry(content, 'people', entryOf('b', 'باسم', []))).toEqual({ path: file })
    expect(await readFile(file, 'utf8')).toBe(`${before}\n- id: b\n  name: باسم\n  variants: []\n`)
  })

  test.each(['a: b\n', '- id: [\n', '[{id: a, name: x}]\n'])('is not put behind %j', async (before) => {
    const content = await temporaryFolder()
    await mkdir(join(content, 'authority'))
    const file = join(content, 'authority/places.yaml')
    await writeFile(file, before)
    expect(await addEntry(content, 'places', entryOf('b', 'باسم', []))).toEqual({
      refused: expect.any(String),
    })
    expect(await readFile(file, 'utf8')).toBe(before)
  })
})

describe('the command', () => {
  test('prints one JSON document with entries that can be pasted', async () => {
    const run = await warraq('suggest', '--json', '--min', '1', '--limit', '5', '--content', SAMPLE)
    expect(run.code).toBe(0)
    const answer = JSON.parse(run.stdout)
    expect(answer.suggestions).toHaveLength(5)
    for (const { id, name, kind, entry, articles, examples } of answer.suggestions) {
      expect(readYaml(entry)).toMatchObject({ value: [{ id, name }] })
      expect(ALL.has(kind)).toBe(true)
      expect(examples.length).toBe(Math.min(3, articles))
    }
  })

  test('adds a name once', async () => {
    const content = await temporaryFolder()
    const add = () =>
      warraq('suggest', '--add', 'people', 'سامر الشندويلي', 'سامر الشندويلى', '--content', content)
    const [first, second] = [await add(), await add()]
    expect([first.code, second.code]).toEqual([0, 0])
    expect(second.stdout).toContain('there already')
    const text = await readFile(join(content, 'authority/people.yaml'), 'utf8')
    expect(text).toBe('- id: samr-alshndwyly\n  name: سامر الشندويلي\n  variants:\n    - سامر الشندويلى\n')
    const loaded = await loadAuthority([{ path: join(content, 'authority'), sample: false }])
    expect(loaded.issues).toEqual([])
    expect(loaded.entities.map(({ id }) => id)).toEqual(['samr-alshndwyly'])
  })

  test.each([
    [['--kind', 'topics'], 'people, places, organisations'],
    [['--limit', '0'], '--limit 0'],
    [['--min', 'x'], '--min x'],
    [['--add', 'people'], 'needs a name'],
    [['word'], 'word'],
    [['--content', 'no-such-folder'], 'no-such-folder'],
  ])('refuses %j', async (argv, words) => {
    const run = await warraq('suggest', ...argv)
    expect(run.code).toBe(2)
    expect(run.stderr).toContain(words)
  })
})
