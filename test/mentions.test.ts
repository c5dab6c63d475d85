// Mentions: names are found however they are spelt and whatever is written onto them, and not inside other names.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAuthority } from '../src/archive/authority.ts'
import { mentionReader, type NamedEntity } from '../src/archive/mentions.ts'
import { nameWords, spellingsOf } from '../src/archive/names.ts'
import { ROOT } from './folder.ts'

const { entities, issues } = await loadAuthority([{ path: join(ROOT, 'content/authority'), sample: true }])
const read = mentionReader(entities)
const idsIn = (text: string) => read(text).map(({ id }) => id)

const entity = (id: string, name: string, rest: Partial<NamedEntity> = {}): NamedEntity => ({
  id,
  kind: 'people',
  name,
  variants: [],
  wikidata: null,
  ...rest,
})

describe('names in a text', () => {
  test.each([
    [
      'particles are taken off',
      'اجتمعوا ببيروت وللقاهرة وفد، وكدمشق كبغداد',
      ['baghdad', 'beirut', 'cairo', 'damascus'],
    ],
    [
      'hamza, vowel signs and tatweel do not matter',
      'الاردن والأُرْدُنّ والأردن إلى الاســكندرية',
      ['jordan', 'alexandria'],
    ],
    ['a space may be there or not', 'أبو ظبي ثم أبوظبي ثم بأبي ظبي', ['abu-dhabi']],
    ['a hyphen and a zero-width non-joiner divide words', 'في أبو-ظبي وأبو\u200cظبي', ['abu-dhabi']],
    [
      'both spellings of a foreign letter are read',
      'هونج كونج وهونغ كونغ ونيكاراجوا',
      ['hong-kong', 'nicaragua'],
    ],
    ['the longer name counts alone', 'قرر مجلس الأمن القومي', []],
    ['a body hides the place in its name', 'طلاب جامعة القاهرة', ['cairo-university']],
    ['a country hides the one in its name', 'جنوب السودان', ['south-sudan']],
    ['a full stop ends a name', 'وصلوا من الجنوب. السودان بلد كبير، جنوب. السودان', ['sudan']],
    ['a phrase may mean something else', 'بعد صلاة المغرب أصيب في الرباط الصليبي وعاد إلى مسقط رأسه', []],
    ['an indefinite noun is no country', 'شرب كوبًا من الشاي وصاد صيداً', []],
  ])('%s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids)
  })

  test('a short form counts only with the full name or a word that vouches for it', () => {
    expect(idsIn('تلقى دعم مالي')).toEqual([])
    expect(idsIn('وصل إلى باماكو عاصمة مالي')).toEqual(expect.arrayContaining(['bamako', 'mali']))
    expect(idsIn('زار عمان')).toEqual([])
    expect(idsIn('زار عمان والتقى المسؤولين الأردنيين')).toEqual(['amman'])
    expect(idsIn('الرياض وجدة')).toEqual(['jeddah', 'riyadh'])
  })

  test('a short form of two entities that are both in the text says neither', () => {
    const brothers = [
      entity('a', 'سالم القنطري', { short: ['القنطري'] }),
      entity('b', 'ناصر القنطري', { short: ['القنطري'] }),
    ]
    const names = (text: string) => mentionReader(brothers)(text).map(({ id }) => id)
    expect(names('قال القنطري')).toEqual([])
    expect(names('ناصر القنطري وصل، وقال القنطري ثم القنطري')).toEqual(['b'])
    expect(names('سالم القنطري، ثم ناصر القنطري، ثم ناصر القنطري وقال القنطري وقال القنطري')).toEqual([
      'b',
      'a',
    ])
  })

  test('a spelling that a rule makes takes nothing from an entry that is spelt so', () => {
    const towns = [
      entity('ghazir', 'غازيرا', { kind: 'places' }),
      entity('jazir', 'جازيرا', { kind: 'places' }),
    ]
    const names = (text: string) => mentionReader(towns)(text).map(({ id }) => id)
    expect(names('غازيرا')).toEqual(['ghazir'])
    expect(names('جازيرا')).toEqual(['jazir'])
    expect(mentionReader(towns.slice(0, 1))('جازيرا').map(({ id }) => id)).toEqual(['ghazir'])
  })

  test('a single word proves a topic when it stands twice, a phrase at once', () => {
    expect(idsIn('تعليق على البيئة')).toEqual([])
    expect(idsIn('البيئة ثم البيئة')).toEqual(['environment'])
    expect(idsIn('اندلع حريق، والدفاع المدني في الموقع')).toEqual(['civil-defence'])
  })

  test('a topic hides no body', () => {
    expect(idsIn('دعا مجلس الأمن الدولي')).toEqual(
      expect.arrayContaining(['un-security-council', 'diplomacy']),
    )
  })

  test('the most often named comes first', () => {
    expect(idsIn('دمشق، بيروت، بيروت')).toEqual(['beirut', 'damascus'])
  })
})

describe('authority files', () => {
  /** Folded spellings with the entries that have them; those of `short` may be shared, which the reader sees to. */
  function sharedSpellings(kinds: readonly string[], varied: boolean): readonly string[] {
    const holders = new Map<string, Set<string>>()
    for (const { kind, id, name, variants } of entities.filter((one) => kinds.includes(one.kind))) {
      for (const one of [name, ...variants]) {
        for (const words of varied ? spellingsOf(one) : [nameWords(one)]) {
          const key = words.join(' ')
          holders.set(key, (holders.get(key) ?? new Set()).add(`${kind}/${id}`))
        }
      }
    }
    return [...holders].filter(([, ids]) => ids.size > 1).map(([key, ids]) => `${key}: ${[...ids].join(' ')}`)
  }

  test('no two entries share a spelling, nor one that a rule makes of theirs', () => {
    expect(issues.filter(({ path }) => /(?:people|places|organisations|topics)\.yaml$/.test(path))).toEqual(
      [],
    )
    expect(sharedSpellings(['people', 'places', 'organisations'], true)).toEqual([])
    expect(sharedSpellings(['topics'], false)).toEqual([])
  })

  test('no Wikidata number stands twice, and each is one', () => {
    const numbers = entities.flatMap(({ wikidata }) => (wikidata === null ? [] : [wikidata]))
    expect(numbers.filter((one, i) => numbers.indexOf(one) !== i)).toEqual([])
    expect(numbers.filter((one) => !/^Q[1-9]\d*$/.test(one))).toEqual([])
  })

  test('every country of the United Nations is a place, and those beside them', () => {
    const regions = new Intl.DisplayNames('ar', { type: 'region' })
    const codes =
      `AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL
      CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT
      HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU
      MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM
      ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ
      VU VE VN YE ZM ZW PS VA XK TW EH`.split(/\s+/)
    expect(codes).toHaveLength(193 + 5)
    // The names of Unicode's tables, or ours where newspapers write another one.
    const others: Readonly<Record<string, string>> = {
      BJ: 'دولة بنين',
      BZ: 'دولة بليز',
      OM: 'سلطنة عمان',
      ML: 'دولة مالي',
      MC: 'إمارة موناكو',
      CV: 'الرأس الأخضر',
    }
    const missing = codes.filter((code) => {
      const name = others[code] ?? regions.of(code) ?? ''
      return !read(name).some(({ kind }) => kind === 'places')
    })
    expect(missing.map((code) => `${code} ${regions.of(code)}`)).toEqual([])
  })

  test('there are at least forty topics', () => {
    expect(entities.filter(({ kind }) => kind === 'topics').length).toBeGreaterThanOrEqual(40)
  })
})
