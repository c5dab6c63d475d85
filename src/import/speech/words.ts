// The words by which news says who spoke, compiled from `content/authority/speech.yaml` and `given-names.yaml`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldLine } from '../../arabic/letters.ts'
import { asMap, asStrings, readYaml, type Yaml } from '../../archive/yaml.ts'

/** The program's own lists. */
const FOLDER = join(import.meta.dirname, '../../../content/authority')

/** One form of a verb of saying. */
export interface VerbForm {
  /** `finite` has a subject after it or in it; `saying` («قائلا») takes that of its sentence. */
  readonly kind: 'finite' | 'saying'
  readonly gender: 'm' | 'f' | null
  readonly plural: boolean
  /** It means other things too. */
  readonly doubtful: boolean
  /** «and he added»: whoever spoke last goes on. */
  readonly continuing: boolean
  /** It has no object but what is said: a word after it is its subject. */
  readonly plain: boolean
  /** «قاله»: what was said stands before it. */
  readonly object: boolean
}

type Set_ = ReadonlySet<string>

/** All keys are folded with `foldLine`, those of `ends` with `spell`. */
export interface SpeechWords {
  readonly verbs: ReadonlyMap<string, VerbForm>
  readonly sayings: Set_
  readonly sources: Set_
  readonly documents: Set_
  readonly titles: Set_
  readonly honorifics: Set_
  readonly institutions: Set_
  readonly unnamed: Set_
  readonly back: Set_
  readonly works: Set_
  readonly subjects: Set_
  readonly ends: Set_
  readonly occasions: Set_
  readonly states: Set_
  readonly places: Set_
  readonly given: Set_
  /** Given names that are common words too. */
  readonly ambiguous: Set_
  readonly particles: Set_
}

/** A light folding that keeps «على» and «علي» apart. */
export function spell(word: string): string {
  return word.replace(/[\u0640\u064B-\u065F\u0670]/gu, '').replace(/[أإآٱ]/gu, 'ا')
}

let own: SpeechWords | null = null

/** The program's own lists, read once. */
export function speechWords(): SpeechWords {
  own ??= compileSpeech(readList('speech.yaml'), readList('given-names.yaml'))
  return own
}

function readList(name: string): Yaml {
  const read = readYaml(readFileSync(join(FOLDER, name), 'utf8'))
  if ('fault' in read) throw new Error(`${name}:${read.fault.line}: ${read.fault.message}`)
  return read.value
}

/**
 * @param speech what `speech.yaml` holds.
 * @param names what `given-names.yaml` holds.
 */
export function compileSpeech(speech: Yaml, names: Yaml): SpeechWords {
  const map = asMap(speech)
  const people = asMap(names)
  const set = (key: string): Set_ => new Set(asStrings(map?.[key]).map(foldLine))
  const titles = new Set(set('titles'))
  for (const title of set('titles')) if (!title.endsWith('ه')) titles.add(`${title}ه`)
  return {
    verbs: compileVerbs(map?.verbs, map?.doubtful, set('continuing'), set('plain')),
    titles,
    sayings: set('sayings'),
    sources: set('sources'),
    documents: set('documents'),
    honorifics: set('honorifics'),
    institutions: set('institutions'),
    unnamed: set('unnamed'),
    back: set('back'),
    works: set('works'),
    subjects: set('subjects'),
    occasions: set('occasions'),
    states: set('states'),
    places: new Set([...set('states'), ...set('places')]),
    ends: new Set(asStrings(map?.ends).map(spell)),
    given: new Set(['male', 'female', 'foreign'].flatMap((key) => asStrings(people?.[key]).map(foldLine))),
    ambiguous: new Set(asStrings(people?.ambiguous).map(foldLine)),
    particles: new Set(asStrings(people?.particles).map(foldLine)),
  }
}

function compileVerbs(sure: Yaml | undefined, doubtful: Yaml | undefined, continuing: Set_, plain: Set_) {
  const verbs = new Map<string, VerbForm>()
  for (const line of [...asStrings(doubtful), ...asStrings(sure)]) {
    const [past = '-', she = '-', present = '-', saying = '-'] = line.split(/\s+/).map(foldLine)
    const common = {
      doubtful: asStrings(doubtful).includes(line),
      continuing: continuing.has(past),
      plain: plain.has(past),
    }
    const add = (form: string, rest: Partial<VerbForm>) => {
      if (form.length < 2) return
      verbs.set(form, { ...common, kind: 'finite', gender: null, plural: false, object: false, ...rest })
    }
    const stem = past.replace(/[يا]$/u, '')
    if (past) add(past, { gender: 'm' })
    if (past) add(`${stem}وا`, { plural: true })
    if (she) add(she, { gender: 'f' })
    if (past && /[^ياو]$/u.test(past))
      for (const end of ['ه', 'ها']) add(past + end, { gender: 'm', object: true })
    if (she) for (const end of ['ه', 'ها']) add(she + end, { gender: 'f', object: true })
    if (present) {
      add(present, { gender: 'm' })
      add(present.replace(/^ي/u, 'ت'), { gender: 'f' })
      add(`${present.replace(/[يو]$/u, '')}ون`, { plural: true })
    }
    if (saying) {
      const base = saying.replace(/ا$/u, '')
      // «مواصلة» and the like are nouns.
      const noun = /^م\p{L}ا\p{L}{2,}$/u.test(base)
      for (const end of noun ? ['ا', 'ين'] : ['ا', 'ه', 'ين', 'ان'])
        add(base + end, { kind: 'saying', gender: end === 'ا' ? 'm' : end === 'ه' ? 'f' : null })
    }
  }
  return verbs
}

/** «الوزير» → «وزير»، «للوزير» → «وزير»، «زميلها» stays as it is; folded words only. */
export function bare(word: string): string {
  if (word.length >= 5 && word.startsWith('ال', 1) && 'بوفك'.includes(word.charAt(0))) return word.slice(3)
  if (word.length >= 4 && (word.startsWith('ال') || word.startsWith('لل'))) return word.slice(2)
  return word
}

const MAX_KEPT = 60_000
const folded = new Map<string, string>()

/** `foldLine` of one word; texts use the same few words again and again. */
export function keyOf(word: string): string {
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= MAX_KEPT) folded.clear()
  const key = foldLine(word)
  folded.set(word, key)
  return key
}

/** The words of a text, folded. */
export function foldedWords(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{M}\p{N}\u0640]+/gu) ?? []).map(keyOf).filter(Boolean)
}
