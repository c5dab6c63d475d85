// Reads the inflection groups and the confusable pairs, and writes out what may be attached to a form.

export interface Group {
  readonly kind: 'noun' | 'verb'
  readonly forms: readonly string[]
  readonly heldOut: boolean
}

export interface Pair {
  readonly a: string
  readonly b: string
  readonly heldOut: boolean
}

function rows(text: string): { heldOut: boolean; words: string[] }[] {
  let heldOut = false
  const found: { heldOut: boolean; words: string[] }[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) heldOut = line === '[held out]'
    else if (line.trim() !== '' && !line.startsWith('#'))
      found.push({ heldOut, words: line.trim().split(/\s+/) })
  }
  return found
}

/** The groups of `groups.txt`. */
export function readGroups(text: string): Group[] {
  return rows(text).map(({ heldOut, words: [kind, ...forms] }) => {
    if (kind !== 'noun' && kind !== 'verb') throw new Error(`groups.txt: \`${kind}\` is no kind`)
    return { kind, forms, heldOut }
  })
}

/** The pairs of `pairs.txt`. */
export function readPairs(text: string): Pair[] {
  return rows(text).map(({ heldOut, words: [a = '', b = ''] }) => ({ a, b, heldOut }))
}

const BEFORE = { noun: ['', 'ال', 'ب', 'ل', 'ك', 'بال', 'لل', 'كال'], verb: ['', 'س', 'ل'] }
const AFTER = {
  noun: ['', 'ه', 'ها', 'هم', 'هما', 'هن', 'نا', 'كم', 'ا', 'ي'],
  verb: ['', 'ه', 'ها', 'هم', 'هما', 'نا', 'ني'],
}

const PAST = ['ت', 'تا', 'ا', 'وا', 'نا', 'ن', 'تم']
const PRESENT = ['ون', 'وا', 'ان', 'ا', 'ن', 'ين']

/** Hollow verbs of the derived forms; of the first form (عاد) passive and jussive are spelled as too much else (عيد, يعد). */
const DERIVED_HOLLOW_RE = /^(أ.|ا..|است.)ا(.)$/

/** The passive of hollow verbs and of the third form, whose letters are other ones: أصيب, هوجم. Then أصبت, أصبنا. */
function passives(past: string): string[] {
  const hollow = DERIVED_HOLLOW_RE.exec(past)
  if (hollow !== null) return [`${hollow[1]}ي${hollow[2]}`, `${hollow[1]}${hollow[2]}`]
  const third = /^(.)ا(..)$/.exec(past)
  return third === null ? [] : [`${third[1]}و${third[2]}`]
}

/** All persons of the forms of a verb, both numbers of the forms of a noun: what belongs to the word without being listed. */
function inflect({ kind, forms }: Pick<Group, 'kind' | 'forms'>): Set<string> {
  const found = new Set(forms)
  if (kind === 'noun') {
    for (const form of forms) {
      if (form.endsWith('ة'))
        for (const ending of ['تان', 'تين', 'تي', 'تا', 'ات']) found.add(form.slice(0, -1) + ending)
      // مسؤولو and مسؤولي before what they belong to.
      else if (/.{3}ون$/.test(form) && found.has(form.replace(/ون$/, 'ين')))
        for (const ending of ['و', 'ي']) found.add(form.slice(0, -2) + ending)
      else if (/[^اىيون]$/.test(form)) for (const ending of ['ان', 'ين']) found.add(form + ending)
    }
    return found
  }
  const [past = '', ...others] = forms
  for (const ending of PAST) found.add(/[اى]$/.test(past) ? past.slice(0, -1) + ending : past + ending)
  if (/[اى]$/.test(past))
    for (const ending of ['يا', 'ينا', 'يت', 'وا']) found.add(past.slice(0, -1) + ending)
  for (const passive of passives(past)) for (const ending of ['', ...PAST]) found.add(passive + ending)
  const present = others.find((form) => form.startsWith('ي') && !/ون$/.test(form))
  if (present === undefined) return found
  const hollow = /^(.+)[وي](.)$/.exec(present)
  if (hollow !== null && DERIVED_HOLLOW_RE.test(past)) {
    for (const vowel of ['ا', '']) {
      const form = `${hollow[1]}${vowel}${hollow[2]}`
      for (const person of ['ي', 'ت', 'ن']) {
        found.add(person + form.slice(1))
        if (vowel !== '') for (const ending of ['وا', 'ون', 'ان']) found.add(person + form.slice(1) + ending)
      }
    }
  }
  for (const person of ['ي', 'ت', 'ن', 'أ']) {
    found.add(person + present.slice(1))
    const stem = /[ىيو]$/.test(present) ? [present.slice(1), present.slice(1, -1)] : [present.slice(1)]
    if (/^[يت]$/.test(person))
      for (const part of stem) for (const ending of PRESENT) found.add(person + part + ending)
  }
  return found
}

/** The forms with the clitics that a text may join to them. Some that result are no words; they do no harm. */
export function expand(group: Pick<Group, 'kind' | 'forms'>): Set<string> {
  const { kind } = group
  const found = new Set<string>()
  for (const form of inflect(group))
    for (const conjunction of ['', 'و', 'ف'])
      for (const before of BEFORE[kind])
        for (const after of before.endsWith('ال') || before === 'لل' ? [''] : AFTER[kind])
          for (const seated of seats(form, after)) found.add(conjunction + before + joined(seated, after))
  return found
}

/** A final hamza takes a seat before a pronoun: وزراؤه, وزرائه. */
function seats(form: string, after: string): string[] {
  if (!/[اوي]ء$/.test(form) || !/^[هنك]/.test(after)) return [form]
  return ['ء', 'ؤ', 'ئ'].map((seat) => form.slice(0, -1) + seat)
}

/** A form with a pronoun: ة opens to ت, ى to ا, the و of وا stays alone, the ن of dual and plural falls. */
function joined(form: string, after: string): string {
  if (after === '') return form
  if (after === 'ا' || after === 'ي') return /[ةاى]$/.test(form) ? form : form + after
  if (form.endsWith('ة')) return `${form.slice(0, -1)}ت${after}`
  if (form.endsWith('ى')) return `${form.slice(0, -1)}ا${after}`
  if (form.endsWith('وا')) return form.slice(0, -1) + after
  return form + after
}
