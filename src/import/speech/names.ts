// Reads who is named after a verb of saying, and knows people again by their title or family name.
import type { TextLine } from '../../model.ts'
import type { Token } from './tokens.ts'
import { bare, type SpeechWords } from './words.ts'

/** Somebody whom the text speaks of. */
export interface Person {
  /** The fullest name so far. */
  name: string
  keys: readonly string[]
  readonly titles: Set<string>
  gender: 'm' | 'f' | null
  /** `body` for ministries and firms, `unnamed` for «a source», `role` for a title whose bearer is not named. */
  readonly kind: 'person' | 'body' | 'unnamed' | 'role'
}

/** What stands where a subject can stand. */
export interface Subject {
  readonly from: number
  /** Index after its last token. */
  readonly end: number
  readonly kind: 'name' | 'title' | 'body' | 'unnamed' | 'back' | 'document' | 'guess'
  readonly name: string
  readonly nameKeys: readonly string[]
  /** Folded words of the title, without the article. */
  readonly titles: readonly string[]
  /** Not «the minister» but «minister of …», or the reverse. */
  readonly definite: boolean
}

const MAX_WORDS = 16
const MAX_NAME = 6
const MAX_GROUP = 8
/** Names of these stand within titles: «مستشفى الملك فلان». */
const NAMED_AFTER = new Set(
  'مستشفي جامعه مدرسه شارع مركز الملك مدينه مسجد جائزه مطار ميناء مؤسسه جمعيه معهد استاد ملعب بن ابن ابو باسم لسان'.split(
    ' ',
  ),
)

export class Names {
  readonly words: SpeechWords
  readonly body: readonly TextLine[]
  private readonly tokens: readonly Token[]
  /** Answers of `isEnd`: 0 not asked yet, 1 no, 2 yes. */
  private readonly ending: Uint8Array
  private readonly byName = new Map<string, Person[]>()
  private readonly byTitle = new Map<string, Person[]>()

  constructor(words: SpeechWords, body: readonly TextLine[], tokens: readonly Token[]) {
    this.words = words
    this.body = body
    this.tokens = tokens
    this.ending = new Uint8Array(tokens.length)
  }

  /** The words from one token to before another, as the document spells them, without marks at the edges. */
  textOf(from: number, to: number): string {
    const first = this.tokens[from]
    const last = this.tokens[to - 1]
    if (!first || !last) return ''
    const text = (this.body[first.p]?.text ?? '').slice(first.start, last.end)
    return text
      .replace(/[«»“”"„]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  }

  /** Whether the noun group ends before this token. */
  isEnd(i: number): boolean {
    const token = this.tokens[i]
    if (token?.kind !== 'word') return true
    const known = this.ending[i]
    if (known) return known === 2
    const ends = this.readEnd(i, token)
    this.ending[i] = ends ? 2 : 1
    return ends
  }

  private readEnd(i: number, token: Token): boolean {
    const { key, spelt } = token
    if (this.words.ends.has(spelt) || /^\d+$/.test(key)) return true
    if (spelt.startsWith('و') && this.words.ends.has(spelt.slice(1)) && spelt.length > 3) return true
    // «للصحفيين»، «بالقول»، «لوكالة».
    if (/^(?:لل|بال)\p{L}/u.test(key) && key !== 'لله') return true
    if (/^[لب]\p{L}/u.test(key) && !this.isGiven(i) && this.isNoun(key.slice(1))) return true
    if (this.words.sayings.has(key)) return true
    const { verbs, given } = this.words
    const plain = verbs.get(key)
    const joined = /^[وفل]\p{L}{3}/u.test(key) ? verbs.get(key.slice(1)) : undefined
    if (plain) return !plain.doubtful && !plain.object && !given.has(key)
    return (
      joined !== undefined && !joined.object && !given.has(key) && !(joined.doubtful && key.startsWith('ل'))
    )
  }

  private isNoun(key: string): boolean {
    const { institutions, documents, occasions, titles, places } = this.words
    return (
      institutions.has(key) || documents.has(key) || occasions.has(key) || titles.has(key) || places.has(key)
    )
  }

  isGiven(i: number): boolean {
    const key = this.tokens[i]?.key ?? ''
    return this.words.given.has(key) || key === 'ابو' || key === 'ام' || key === 'عبد'
  }

  /**
   * The subject that begins at this token; null where none does.
   * @param free whether one or two words of which nothing is known are a name, whatever follows.
   */
  read(i: number, free = false): Subject | null {
    const { words, tokens } = this
    const token = tokens[i]
    if (token?.kind !== 'word' || this.isEnd(i)) return null
    const key = token.key
    if (words.back.has(key) && (this.isEnd(i + 1) || words.back.has(tokens[i + 1]?.key ?? '')))
      return this.readBack(i)
    const head = bare(key)
    const role = words.titles.has(head) || words.titles.has(head.replace(/(?:ها|هم|ه)$/u, ''))
    if (words.documents.has(head)) return this.readDocument(i)
    if (words.unnamed.has(head)) return this.readGroup(i, 'unnamed')
    if (role || words.honorifics.has(key)) return this.readTitled(i)
    if (words.institutions.has(head)) return this.readGroup(i, 'body')
    const known = this.knownEnd(i)
    if (known > i) return this.named(i, i, this.isGiven(i) ? Math.max(known, this.nameEnd(i)) : known)
    if (this.isGiven(i)) {
      const end = this.nameEnd(i)
      const next = tokens[i + 1]?.key ?? ''
      const clear =
        !words.ambiguous.has(key) ||
        words.given.has(next) ||
        next.startsWith('ال') ||
        words.particles.has(next)
      if (end - i >= 2 && clear) return this.named(i, i, end)
    }
    return (free ? this.quotedName(i) : null) ?? this.guess(i, free)
  }

  /** «وأدانت «القائمة الموحدة» بشدة»: a name between marks with its sentence going on after it. */
  private quotedName(i: number): Subject | null {
    const { tokens } = this
    if (tokens[i]?.span === null) return null
    let end = i + 1
    while (end < i + MAX_NAME && tokens[end - 1]?.closes !== true && tokens[end]?.kind === 'word') end += 1
    const next = tokens[end]
    if (next?.kind !== 'word' || next.key.startsWith('و')) return null
    const keys = tokens.slice(i, end).map(({ key }) => key)
    return {
      from: i,
      end,
      kind: 'body',
      name: this.textOf(i, end),
      nameKeys: keys,
      titles: keys.map(bare),
      definite: false,
    }
  }

  private readBack(i: number): Subject {
    let end = i + 1
    while (end < i + 3 && this.words.back.has(this.tokens[end]?.key ?? '')) end += 1
    return { from: i, end, kind: 'back', name: '', nameKeys: [], titles: [], definite: true }
  }

  private readDocument(i: number): Subject {
    let end = i + 1
    while (end < i + 6 && !this.isEnd(end)) end += 1
    return { from: i, end, kind: 'document', name: '', nameKeys: [], titles: [], definite: true }
  }

  /** A body or an unnamed source: nouns up to the first with the article, then its adjectives; «في جمهورية …» belongs to it. */
  private readGroup(i: number, kind: 'body' | 'unnamed'): Subject {
    const { tokens, words } = this
    let end = i + 1
    let article = (tokens[i]?.key ?? '').startsWith('ال')
    while (end < i + MAX_GROUP && !this.isEnd(end)) {
      const key = tokens[end]?.key ?? ''
      const has = /^(?:ال|وال)/u.test(key)
      if ((article && !has) || (kind === 'unnamed' && !has && /\p{L}{3}ا$/u.test(key))) break
      if (article && !/(?:ي|يه)$/u.test(key) && !this.closesClause(end + 1)) break
      article ||= has
      end += 1
    }
    const at = tokens[i]?.span
    if (at !== null && at !== undefined) {
      end = i + 1
      while (end < i + MAX_GROUP && tokens[end - 1]?.closes !== true && tokens[end]?.kind === 'word') end += 1
    } else if (kind === 'body' && end > i + 1 && this.isPurpose(end)) {
      end += 1
      while (end < i + MAX_GROUP && !this.isEnd(end) && tokens[end]?.key.startsWith('ال')) end += 1
    } else if (
      kind === 'unnamed' &&
      end === i + 1 &&
      /^(?:في|من)$/u.test(tokens[end]?.spelt ?? '') &&
      this.isPlaceLike(end + 1)
    )
      end += 2
    if (
      kind === 'body' &&
      tokens[end]?.spelt === 'في' &&
      words.states.has(bare(tokens[end + 1]?.key ?? ''))
    ) {
      end += 2
      if (!this.isEnd(end)) end += 1
    }
    const keys = tokens.slice(i, end).map(({ key }) => bare(key))
    const definite = end === i + 1 && (tokens[i]?.key.startsWith('ال') ?? false)
    return { from: i, end, kind, name: this.textOf(i, end), nameKeys: keys, titles: keys, definite }
  }

  /** «الهيئة العامة للطيران»، «المرصد … لحقوق الإنسان». */
  private isPurpose(i: number): boolean {
    const key = this.tokens[i]?.key ?? ''
    const object = key.replace(/^(?:لل|ل)/u, '')
    return (
      object.length > 2 &&
      object !== key &&
      !this.isNoun(object) &&
      !/^(?:صح|عكاظ|وسا|سبق)/u.test(object) &&
      this.tokens[i]?.span === null &&
      !this.words.ends.has(this.tokens[i]?.spelt ?? '')
    )
  }

  private isPlaceLike(i: number): boolean {
    const key = this.tokens[i]?.key ?? ''
    return key.startsWith('ال') && !this.isNounOfSpeech(bare(key))
  }

  private isNounOfSpeech(key: string): boolean {
    return this.words.documents.has(key) || this.words.occasions.has(key)
  }

  /** Whether «إن», a stop, a colon or a quotation stands here. */
  private closesClause(i: number): boolean {
    const token = this.tokens[i]
    return token?.kind !== 'word' || /^[با]?ان(?:ه|ها|هم)?$/u.test(token.spelt)
  }

  /** A title with the name that it leads to, or by itself. */
  private readTitled(i: number): Subject {
    const { tokens, words } = this
    let end = i
    let name = -1
    let passed = 0
    while (end < i + MAX_WORDS) {
      if (end > i && this.isEnd(end) && !this.passes(i, end)) break
      if (tokens[end]?.kind !== 'word') break
      if (words.honorifics.has(tokens[end]?.key ?? '') && !NAMED_AFTER.has(tokens[end - 1]?.key ?? ''))
        name = this.overAdjectives(end + 1)
      else if (name < 0 && end > i && (this.beginsName(end) || this.knownAt(end))) name = end
      if (name >= 0 && end >= name - 1 && name <= end && !words.honorifics.has(tokens[end]?.key ?? '')) break
      if (this.isEnd(end)) passed = end
      end += 1
    }
    if (name >= 0 && name < tokens.length && !this.isEnd(name)) {
      const [from, to] = this.isTitleWord(name)
        ? [-1, -1]
        : [name, this.knownEnd(name) > name && !this.isGiven(name) ? this.knownEnd(name) : this.nameEnd(name)]
      if (from >= 0) return this.named(i, from, to)
    }
    if (passed > 0 && !this.nameAfterComma(end)) end = passed
    const apart = this.nameAfterComma(end)
    if (apart) return this.named(i, ...apart, end)
    const bound = this.unknownName(i, end)
    if (bound) return this.named(i, bound, this.nameEnd(bound))
    const keys = tokens.slice(i, end).map(({ key }) => bare(key))
    return {
      from: i,
      end,
      kind: 'title',
      name: this.textOf(i, end),
      nameKeys: [],
      titles: keys,
      definite: tokens[i]?.key.startsWith('ال') === true,
    }
  }

  /** «محافظ الإقليم، فلان الفلاني، إن …»: where the name between the commas begins and ends. */
  private nameAfterComma(i: number): readonly [number, number] | null {
    const { tokens, words } = this
    if (tokens[i]?.kind !== 'comma' || tokens[i]?.text === '..') return null
    let from = i + 1
    while (words.honorifics.has(tokens[from]?.key ?? '')) from += 1
    if (from === i + 1 && !this.isGiven(from) && !this.known(tokens[from]?.key ?? '')) return null
    const to = this.nameEnd(from)
    const after = tokens[to]
    const alone = after?.kind !== 'word' || this.isEnd(to)
    return alone && (to - from > 1 || from > i + 1) ? [from, to] : null
  }

  /** «السفير البريطاني فلان»، «اللواء المتقاعد فلان»: the name comes after the adjective. */
  private overAdjectives(i: number): number {
    const { tokens } = this
    const adjective = (tokens[i]?.key ?? '').startsWith('ال') && !this.isGiven(i)
    return adjective && !this.isEnd(i + 1) && !(tokens[i + 1]?.key ?? '').startsWith('ال') ? i + 1 : i
  }

  private isTitleWord(i: number): boolean {
    const key = this.tokens[i]?.key ?? ''
    return this.words.titles.has(bare(key)) && !this.words.given.has(key)
  }

  /** Prepositions that titles go on over («القيادي في الحزب»، «المتحدث باسم الوزارة»), when a name follows before the sentence's verb. */
  private passes(i: number, at: number): boolean {
    const { tokens, words } = this
    const key = tokens[at]?.key ?? ''
    if (tokens[at]?.kind !== 'word') return false
    const bound = /^(?:لل|بال|ب|ل)\p{L}{3,}/u.test(key) && !words.ends.has(tokens[at]?.spelt ?? '')
    if (!bound && !['في', 'لدى', 'عن'].includes(tokens[at]?.spelt ?? '')) return false
    if (
      words.occasions.has(bare(tokens[at + 1]?.key ?? '')) ||
      words.documents.has(bare(tokens[at + 1]?.key ?? ''))
    )
      return false
    const object = bound ? key.replace(/^(?:لل|بال|ب|ل)/u, '') : ''
    if (bound && (words.occasions.has(object) || words.documents.has(object) || /^صح[فا]/u.test(object)))
      return false
    for (let j = at + 1; j < Math.min(i + MAX_WORDS, at + 9); j += 1) {
      const token = tokens[j]
      if (token?.kind === 'comma') return this.nameAfterComma(j) !== null
      if (token?.kind !== 'word') return false
      if (['مع', 'ان', 'انه', 'انها', 'الذي', 'التي', 'خلال', 'من', 'على', 'الى'].includes(token.spelt))
        return false
      if (words.honorifics.has(token.key)) return true
      if (this.beginsName(j) && (this.isGiven(j + 1) || !this.isEnd(j + 1))) return true
    }
    return false
  }

  /** A given name, known as such, that is no part of the title before it. */
  private beginsName(i: number): boolean {
    const { tokens, words } = this
    const key = tokens[i]?.key ?? ''
    if (key.startsWith('ال') || key === 'باسم') return false
    // «الخبير في سلامة النقل»: a noun after a preposition.
    if (tokens[i - 1]?.kind === 'word' && this.words.ends.has(tokens[i - 1]?.spelt ?? '')) return false
    if (!this.isGiven(i) || NAMED_AFTER.has(tokens[i - 1]?.key ?? '')) return false
    if (this.isEnd(i + 1))
      return (
        !words.ambiguous.has(key) && words.given.has(key) && /^ال|(?:ها|هم)$/u.test(tokens[i - 1]?.key ?? '')
      )
    return !words.ambiguous.has(key) || this.isGiven(i + 1) || (tokens[i + 1]?.key.startsWith('ال') ?? false)
  }

  /** «المستشارة النورلاندية إنغريد هالفورسن»: two words or three without the article, after one with it, up to the end of the group. */
  private unknownName(i: number, end: number): number | null {
    const { tokens, words } = this
    let from = end
    while (from > i + 1 && this.looksForeign(from - 1)) from -= 1
    const count = end - from
    if (count < 2 || count > 3 || from <= i) return null
    const before = tokens[from - 1]?.key ?? ''
    const open = before.startsWith('ال') || before.endsWith('يه')
    return open && !words.institutions.has(tokens[from]?.key ?? '') ? from : null
  }

  private looksForeign(i: number): boolean {
    const key = this.tokens[i]?.key ?? ''
    if (key.length < 3 || /^(?:ال|وال|بال|لل)/u.test(key)) return false
    return !this.words.titles.has(key) && !this.words.institutions.has(key) && !this.isEnd(i)
  }

  /** Index after a name that begins here: given names, particles, one or two family names. */
  nameEnd(i: number): number {
    const { tokens, words } = this
    let end = i + 1
    let family = 0
    while (end < i + MAX_NAME && !this.isEnd(end) && tokens[end - 1]?.closes !== true) {
      const key = tokens[end]?.key ?? ''
      const particle = words.particles.has(key) || words.particles.has(tokens[end - 1]?.key ?? '')
      if (words.titles.has(bare(key)) && key.startsWith('ال') && !words.given.has(key) && !particle) {
        if (!this.isEnd(end + 1) || family > 0) break
      }
      const given = words.given.has(key) && family === 0
      if (!particle && !given) {
        if (key.startsWith('و') && key.length > 4 && words.given.has(key.slice(1))) break
        if (words.titles.has(key) || words.unnamed.has(key)) break
        if (
          family >= 1 &&
          !(
            family < 2 &&
            (key.startsWith('ال')
              ? this.isEnd(end + 1)
              : this.closesClause(end + 1) && !/^[ليتس]\p{L}{3}/u.test(key))
          )
        )
          break
        if (family === 0 && end > i + 1 && !key.startsWith('ال') && !this.isEnd(end + 1)) break
        family += 1
      }
      end += 1
    }
    return end
  }

  private named(i: number, from: number, to: number, titleEnd = from): Subject {
    const { tokens } = this
    return {
      from: i,
      end: to,
      kind: 'name',
      name: this.textOf(from, to),
      nameKeys: tokens.slice(from, to).map(({ key }) => key),
      titles: tokens.slice(i, titleEnd).map(({ key }) => bare(key)),
      definite: true,
    }
  }

  /** One to four words that nothing is known of: right before «إن», a colon or a quotation they are who spoke. */
  private guess(i: number, free: boolean): Subject | null {
    const { tokens } = this
    let end = i + 1
    const isTitle = (key: string) => this.words.titles.has(bare(key)) || this.words.unnamed.has(key)
    while (
      end < i + 5 &&
      !this.isEnd(end) &&
      tokens[end - 1]?.closes !== true &&
      !isTitle(tokens[end]?.key ?? '')
    )
      end += 1
    if (end - i > 4) return null
    const next = tokens[end]
    const sure =
      (free && end - i <= 3) ||
      !next ||
      (end - i > 1 && isTitle(next.key)) ||
      next.kind === 'colon' ||
      next.kind === 'quote' ||
      next.span !== null ||
      /^[با]?ان/u.test(next.spelt)
    // «الكرواتي لوكا …»: a nationality, then the name.
    const nation = end - i > 2 && /^ال.+(?:ي|يه)$/u.test(tokens[i]?.key ?? '') && this.looksForeign(i + 1)
    const from = nation ? i + 1 : i
    const keys = tokens.slice(from, end).map(({ key }) => key)
    return sure
      ? {
          from: i,
          end,
          kind: 'guess',
          name: this.textOf(from, end),
          nameKeys: keys,
          titles: keys.map(bare),
          definite: keys[0]?.startsWith('ال') ?? false,
        }
      : null
  }

  /** Index after the words that name somebody known from before: all of the name, or its end («فلان الفلاني»، «الفلاني»). */
  private knownEnd(i: number): number {
    let best = i
    for (const { keys } of this.byName.get(this.tokens[i]?.key ?? '') ?? []) {
      let at = keys.indexOf(this.tokens[i]?.key ?? '')
      let end = i
      while (at < keys.length && keys[at] === this.tokens[end]?.key) {
        at += 1
        end += 1
      }
      if (at === keys.length) best = Math.max(best, end)
    }
    return best
  }

  private knownAt(i: number): boolean {
    return this.knownEnd(i) > i && !NAMED_AFTER.has(this.tokens[i - 1]?.key ?? '')
  }

  known(key: string): boolean {
    return this.byName.has(key)
  }

  /** Whoever bears this name; the one who was named last when several do, null when that is not clear. */
  find(keys: readonly string[], speaker: Person | null = null): Person | null {
    const last = keys.at(-1) ?? ''
    const found = (this.byName.get(last) ?? []).filter(
      (person) => isPart(keys, person.keys) || isPart(person.keys, keys),
    )
    return found.length === 1 ? (found[0] ?? null) : (found.find((person) => person === speaker) ?? null)
  }

  /** Those to whom all of these words of a title were given. */
  titled(titles: readonly string[]): readonly Person[] {
    const [head = ''] = titles
    return (this.byTitle.get(head) ?? []).filter((person) =>
      titles.every((title) => person.titles.has(title)),
    )
  }

  /** Takes note of somebody; a fuller name replaces a shorter one. */
  note(
    name: string,
    keys: readonly string[],
    titles: readonly string[],
    kind: Person['kind'],
    speaker: Person | null = null,
  ): Person {
    const known = kind === 'person' ? this.find(keys, speaker) : this.same(keys, kind)
    const person: Person = known ?? { name, keys, titles: new Set(), gender: null, kind }
    if (!known || keys.length > person.keys.length) {
      person.name = name
      person.keys = keys
    }
    if (kind === 'person')
      for (const key of keys) if (!this.words.particles.has(key)) add(this.byName, key, person)
    for (const title of titles) {
      if (person.titles.has(title)) continue
      person.titles.add(title)
      add(this.byTitle, title, person)
    }
    if (/(?:ه)$/u.test(titles[0] ?? '') && this.words.titles.has(titles[0] ?? '')) person.gender = 'f'
    return person
  }

  private same(keys: readonly string[], kind: Person['kind']): Person | null {
    return (
      (this.byTitle.get(keys[0] ?? '') ?? []).find(
        (one) => one.kind === kind && one.keys.join(' ') === keys.join(' '),
      ) ?? null
    )
  }
}

const MAX_LISTED = 40

function add(map: Map<string, Person[]>, key: string, person: Person): void {
  const list = map.get(key)
  if (!list) map.set(key, [person])
  else if (!list.includes(person)) {
    list.push(person)
    if (list.length > MAX_LISTED) list.shift()
  }
}

/** Whether the words of one name stand in the other in their order, the last ones alike. */
function isPart(some: readonly string[], all: readonly string[]): boolean {
  let at = 0
  for (const key of all) if (key === some[at]) at += 1
  return at === some.length
}
