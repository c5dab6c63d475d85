// Tells who speaks: walks along the sentences of a body, keeps in mind who said something last, and gives each quotation its speaker.
import type { Quote, TextLine } from '../model.ts'
import type { Span } from './speech/marks.ts'
import { Names, type Person, type Subject } from './speech/names.ts'
import { type Token, tokenize } from './speech/tokens.ts'
import { bare, foldedWords, type SpeechWords, type VerbForm } from './speech/words.ts'

/** A span with whoever spoke it; `person` is null where the text does not say. */
export interface Spoken {
  readonly span: Span
  readonly person: Person | null
  readonly attribution: Quote['attribution']
}

/** Words by which somebody is said to speak. */
interface Saying {
  readonly person: Person | null
  /** Index after its last token. */
  readonly end: number
  readonly from: number
  readonly rule: string
  readonly confidence: number
}

/** Shorter spans are names and so-called words, unless a verb of saying stands right before them. */
export const MIN_WORDS = 5
const MAX_LOOK = 12
/** So many words after a verb of saying a quotation is still within what was said. */
const MAX_REACH = 45
const NOT_RE = /^(?:لم|لا|لن|ما)$/u
/** «وجّه رسالة»: whoever stands before it wrote it. */
const SENT_RE = /^و?(?:وجه|وجهت|اصدر|اصدرت|بعث|بعثت|ارسل|ارسلت|نشر|نشرت|القي|القت)$/u
const LEADS = new Set(
  'ثم وقد قد كما جهته جهتها جانبه جانبها بدوره بدورها ناحيته ناحيتها وكان كان لكن فيما بينما حين'.split(' '),
)
const ADVERBS = new Set(
  'ايضا كذلك امس اليوم بدوره بدورها الجمعه السبت الاحد الاثنين الثلاثاء الاربعاء الخميس حينها لاحقا عليه عليها له لها عليهم'.split(
    ' ',
  ),
)
const PRESS = new Set(
  'صحفي صحفيه صحافي صحافيه خاص خاصه تلفزيوني تلفزيونيه متلفز متلفزه مقتضب رسمي'.split(' '),
)

/** @returns the spans that are quotations, in order, with their speakers. */
export function readSpeakers(
  body: readonly TextLine[],
  spans: readonly Span[],
  words: SpeechWords,
): readonly Spoken[] {
  const named = new Set(spans.filter((span) => isWork(body, span, words)))
  const tokens = tokenize(
    body,
    spans,
    (span) => span.words >= MIN_WORDS && !named.has(span),
    (previous, key) =>
      /^و?(?:وفقا?|طبقا|استنادا)$/u.test(previous) ||
      (words.documents.has(bare(previous)) && (key.startsWith('لل') || words.institutions.has(key.slice(1)))),
  )
  return new Walk(body, spans, tokens, words, named).run()
}

/** «كتاب «…»»، «تحت شعار «…»». */
function isWork(body: readonly TextLine[], span: Span, words: SpeechWords): boolean {
  const before = (body[span.from]?.text ?? '').slice(Math.max(0, span.start - 40), span.start)
  if (/[:：.]\s*$/u.test(before)) return false
  const near = foldedWords(before).slice(-6)
  const last = near.slice(-2)
  if (
    words.subjects.has(last.at(-1) ?? '') &&
    !near.some((word) => words.verbs.has(word.replace(/^[وف]/u, '')))
  )
    return true
  return last.some((word, i) => {
    const near = i === last.length - 1
    if (!near && !/^(?:ال\p{L}+|جديد\p{L}?)$/u.test(last.at(-1) ?? '')) return false
    // «في الموقع «…»» names nothing; «الفيلم الوثائقي «…»» does.
    const forms = [word, word.replace(/^[وفبل]/u, '')]
    return (near ? forms : [...forms, bare(word)]).some((form) => words.works.has(form))
  })
}

/** The state of one walk: who spoke, who acts, what has been attributed. */
class Walk {
  private readonly names: Names
  private readonly body: readonly TextLine[]
  private readonly spans: readonly Span[]
  private readonly tokens: readonly Token[]
  private readonly words: SpeechWords
  private readonly named: ReadonlySet<Span>
  private readonly spoken = new Map<number, Spoken>()
  /** Whoever spoke last, and those before. */
  private speaker: Person | null = null
  private recent: Person[] = []
  /** Whoever acts in the sentence, and in the one before. */
  private actor: Person | null = null
  private before: Person | null = null
  /** Whoever was named last in the sentence, not speaking. */
  private passing: Person | null = null
  /** Somebody speaks in the sentence, in words that were not understood. */
  private blank = false
  private saying: Saying | null = null
  /** Whoever wrote the statement, the letter. */
  private readonly authors = new Map<string, Person>()
  private carried: Saying | null = null
  private last: Saying | null = null

  constructor(
    body: readonly TextLine[],
    spans: readonly Span[],
    tokens: readonly Token[],
    words: SpeechWords,
    named: ReadonlySet<Span>,
  ) {
    this.names = new Names(words, body, tokens)
    this.body = body
    this.spans = spans
    this.tokens = tokens
    this.words = words
    this.named = named
  }

  run(): readonly Spoken[] {
    let from = 0
    for (let i = 0; i <= this.tokens.length; i += 1) {
      const token = this.tokens[i]
      const ends = !token || token.kind === 'stop' || (i > from && token.first)
      if (!ends) continue
      if (i > from) this.sentence(from, i)
      from = token?.kind === 'stop' ? i + 1 : i
    }
    return [...this.spoken].sort(([a], [b]) => a - b).map(([, spoken]) => spoken)
  }

  private sentence(from: number, to: number): void {
    const start = this.tokens[from]
    this.before = this.actor
    this.actor = null
    this.passing = null
    this.blank = false
    // «وقال فلان:» at the end of one paragraph speaks the next.
    this.carried = start?.first && this.tokens[from - 1]?.kind === 'colon' ? this.saying : null
    this.saying = null
    this.last = null
    this.readActor(from, to)
    for (let i = from; i < to; ) i = Math.max(i + 1, this.step(i, from, to))
  }

  /** Reads what begins at a token. @returns index of the next token to read. */
  private step(i: number, from: number, to: number): number {
    const token = this.tokens[i]
    if (!token) return to
    if (token.kind === 'quote' && token.span !== null) {
      this.quote(i, token.span, from, to)
      return i + 1
    }
    if (token.span !== null && this.isShortSpeech(i, token.span, from, to)) {
      this.quote(i, token.span, from, to)
      let end = i
      while (end < to && !this.tokens[end]?.closes) end += 1
      return end + 1
    }
    if (token.kind === 'colon') return this.nameBeforeColon(i, from, to)
    if (token.kind !== 'word') return i + 1
    const saying = this.readSource(i, from, to) ?? this.readVerb(i, from, to)
    if (saying) {
      this.saying = saying
      return saying.end
    }
    return this.note(i)
  }

  /** Takes note of whoever is named in passing. */
  private note(i: number): number {
    const { titles, honorifics, documents } = this.words
    const key = this.tokens[i]?.key ?? ''
    const head = bare(key)
    if (documents.has(key)) {
      const sent = SENT_RE.test(this.tokens[i - 1]?.key ?? '')
      const author = (sent ? this.passing : null) ?? this.saying?.person ?? this.passing ?? this.actor
      if (author) this.authors.set(key, author)
      else this.authors.delete(key)
    }
    if (
      !titles.has(head) &&
      !titles.has(head.replace(/(?:ها|هم|ه)$/u, '')) &&
      !honorifics.has(key) &&
      !this.names.isGiven(i)
    )
      return i + 1
    const subject = this.names.read(i)
    if (
      subject?.kind !== 'name' ||
      (subject.nameKeys.length < 2 && !this.names.known(subject.nameKeys[0] ?? ''))
    )
      return i + 1
    this.passing = this.resolve(subject)
    this.apposition(subject)
    return subject.end
  }

  /** «فلان الفلاني، رئيس البلدية»: the title belongs to the name. */
  private apposition(subject: Subject): void {
    if (subject.kind !== 'name' && subject.kind !== 'guess') return
    const next = this.tokens[subject.end]?.kind === 'comma' ? subject.end + 1 : subject.end
    if (!this.words.titles.has(bare(this.tokens[next]?.key ?? ''))) return
    const title = this.names.read(next)
    if (title?.kind === 'title') this.names.note(subject.name, subject.nameKeys, title.titles, 'person')
  }

  /** «افتتح الوزير …»: whoever stands after the first word of a sentence acts in it. */
  private readActor(from: number, to: number): void {
    let i = from
    const { tokens, words } = this
    const first = tokens[i]?.spelt ?? ''
    if (words.ends.has(first) || words.ends.has(first.replace(/^و/u, ''))) {
      const comma = tokens.slice(i, Math.min(to, i + 8)).findIndex(({ kind }) => kind === 'comma')
      if (/^و?(?:من|في)$/u.test(first) && LEADS.has(tokens[i + 1]?.key ?? ''))
        i += tokens[i + 2]?.kind === 'comma' ? 3 : 2
      else if (comma > 0) i += comma + 1
      else return
    }
    const key = tokens[i]?.key ?? ''
    if (tokens[i]?.kind !== 'word' || words.verbs.has(key) || words.verbs.has(key.replace(/^[وف]/u, '')))
      return
    const nominal = this.names.read(i)
    const subject =
      nominal && nominal.kind !== 'guess' && nominal.kind !== 'document' && nominal.kind !== 'back'
        ? nominal
        : this.verbal(i)
    if (subject) this.actor = this.resolve(subject)
  }

  private verbal(i: number): Subject | null {
    const key = this.tokens[i]?.key ?? ''
    if (key.startsWith('ال') || i + 1 >= this.tokens.length) return null
    const subject = this.names.read(i + 1)
    if (!subject || subject.kind === 'guess' || subject.kind === 'document' || subject.kind === 'back')
      return null
    return subject
  }

  /** «قال فلان»، «قائلا»: a verb of saying with its subject. */
  private readVerb(i: number, from: number, to: number): Saying | null {
    const form = this.verbAt(i, from, to)
    if (!form) return null
    if (form.kind === 'saying') {
      const person = this.actor ?? this.saying?.person ?? (this.saying ? null : this.speaker)
      return this.said(person, i, i + 1, 'speaker/saying', 0.85, form)
    }
    const subject = this.subjectAfter(i, to, form)
    if (subject) {
      const person = this.resolve(subject)
      this.apposition(subject)
      return this.said(
        person,
        i,
        subject.end,
        `speaker/${ruleOf(subject)}`,
        confidenceOf(subject, form),
        form,
        true,
      )
    }
    const nominal = this.subjectBefore(i, from)
    if (nominal)
      return this.said(this.resolve(nominal), from, i + 1, 'speaker/verb-after-subject', 0.85, form, true)
    if (this.tokens[i - 1]?.spelt === 'الذي' || this.tokens[i - 1]?.spelt === 'التي')
      return this.said(null, i, i + 1, 'speaker/relative', 0, form)
    if (this.describes(i, from) || this.isFollowed(i))
      return this.said(null, i, i + 1, 'speaker/relative', 0, form)
    return this.said(this.elided(form), i, i + 1, 'speaker/verb-alone', form.continuing ? 0.8 : 0.75, form)
  }

  /** «صوت يصيح»، «وكان فلان … طالب»: the subject stands before the verb, in words that were not understood. */
  private describes(i: number, from: number): boolean {
    const lead = this.tokens[i - 1]
    const { key = '' } = this.tokens[i] ?? {}
    if (i === from || lead?.kind !== 'word' || !this.words.verbs.has(key)) return false
    return !this.names.isEnd(i - 1) && !LEADS.has(lead.key)
  }

  /** «وقال» with words after it that were not understood: they may be its subject. */
  private isFollowed(i: number): boolean {
    let at = i + 1
    while (ADVERBS.has(this.tokens[at]?.key ?? '')) at += 1
    const next = this.tokens[at]
    return next !== undefined && next.p === this.tokens[i]?.p && !this.names.isEnd(at)
  }

  private said(
    person: Person | null,
    from: number,
    end: number,
    rule: string,
    confidence: number,
    form: VerbForm,
    explicit = false,
  ): Saying {
    if (person && explicit && form.gender && person.kind === 'person') person.gender = form.gender
    if (explicit || person || rule === 'speaker/relative') this.heard(person)
    this.blank = person === null && rule === 'speaker/relative'
    if (explicit) this.actor = person
    return { person, from, end, rule, confidence }
  }

  private heard(person: Person | null): void {
    this.speaker = person
    if (!person) return
    this.recent = [person, ...this.recent.filter((one) => one !== person)].slice(0, 5)
  }

  /** The form of the verb at a token, when it is one here. */
  private verbAt(i: number, from: number, to: number): VerbForm | null {
    const { tokens, words } = this
    const token = tokens[i]
    if (!token) return null
    const plain = words.verbs.get(token.key)
    const form = plain ?? (/^[وفل]/u.test(token.key) ? words.verbs.get(token.key.slice(1)) : undefined)
    if (form?.object && !/^(?:ما|بما|كما|لما|مما|الذي|التي)$/u.test(tokens[i - 1]?.spelt ?? '')) return null
    if (!form || NOT_RE.test(tokens[i - 1]?.spelt ?? '')) return null
    if (plain && this.words.given.has(token.key) && this.names.isGiven(i + 1)) return null
    if (!form.doubtful) return form
    const lead = tokens[i - 1]
    if (
      plain &&
      i !== from &&
      lead?.kind === 'word' &&
      !LEADS.has(lead.key) &&
      form.kind === 'finite' &&
      !this.subjectBefore(i, from)
    )
      return null
    if (/^[وف]?كتب/u.test(token.key) && /^علي/u.test(tokens[i + 1]?.key ?? '')) return null
    return this.introduces(i + 1, to) ? form : null
  }

  private introduces(i: number, to: number): boolean {
    for (let j = i; j < Math.min(to, i + MAX_LOOK); j += 1) {
      const token = this.tokens[j]
      if (!token) return false
      if (token.kind === 'quote' || token.kind === 'colon' || token.span !== null) return true
      if (
        /^[با]?ان(?:ه|ها|هم|نا|ني)?$/u.test(token.spelt) ||
        /^(?:بالقول|بقوله|بقولها|قائلا|قائلة|الى)$/u.test(token.spelt)
      )
        return true
    }
    return false
  }

  /** The subject after a verb, over adverbs and «لـ«جريدة»». */
  private subjectAfter(i: number, to: number, form: VerbForm): Subject | null {
    const { tokens, words } = this
    let at = i + 1
    while (at < to && ADVERBS.has(tokens[at]?.key ?? '')) at += 1
    if (tokens[at]?.kind === 'comma') at += 1
    const subject = at < to ? this.names.read(at, form.plain) : null
    if (subject) return subject
    for (let j = at + 1; j < Math.min(to, at + MAX_LOOK); j += 1) {
      const token = tokens[j]
      if (token?.kind !== 'word' || /^[با]?ان/u.test(token.spelt)) return null
      const lead = tokens[j - 1]
      const passed = lead?.closes === true || PRESS.has(lead?.key ?? '') || ADVERBS.has(lead?.key ?? '')
      if (
        passed &&
        token.span === null &&
        (words.titles.has(bare(token.key)) || words.honorifics.has(token.key))
      )
        return this.names.read(j)
    }
    return null
  }

  /** «لكن فلان أكد»، «أما فلان فقال»: the subject before its verb. */
  private subjectBefore(i: number, from: number): Subject | null {
    if (i - from > MAX_LOOK + 6) return null
    const { tokens } = this
    const limit = tokens[i - 1]?.spelt === 'قد' ? i - 1 : i
    for (let start = limit - 1; start >= from; start -= 1) {
      const lead = tokens[start - 1]
      const clear =
        start === from ||
        lead?.kind === 'comma' ||
        /^و?(?:كان|كانت|لكن|اما|بينما|فيما|غير)$/u.test(lead?.key ?? '')
      if (!clear) continue
      const subject = this.names.read(start)
      if (
        subject &&
        subject.end === limit &&
        (subject.kind !== 'guess' || this.names.known(subject.nameKeys[0] ?? ''))
      )
        return subject
    }
    return null
  }

  /** Whoever a verb without a subject means. */
  private elided(form: VerbForm): Person | null {
    const fits = (person: Person | null): person is Person => person !== null && agrees(person, form)
    if (this.blank) return null
    if (this.actor) return fits(this.actor) ? this.actor : null
    if (!form.continuing && this.before && this.before !== this.speaker)
      return fits(this.before) ? this.before : null
    if (fits(this.speaker)) return this.speaker
    if (!this.speaker) return null
    const same = this.recent.filter((person) => person.gender === form.gender && fits(person))
    return same.length === 1 ? (same[0] ?? null) : null
  }

  /** «بحسب فلان»، «نقلا عن فلان»، «وجاء في بيان الوزارة»، «عن فلان قوله». */
  private readSource(i: number, from: number, to: number): Saying | null {
    const { tokens, words } = this
    const token = tokens[i]
    if (!token) return null
    const key = token.key.replace(/^و(?=حسب|بحسب)/u, '')
    if (words.sources.has(key)) {
      const said = /^(?:ما|لما)$/u.test(tokens[i + 1]?.spelt ?? '')
      if (said) return null
      const subject = this.names.read(i + 1)
      return subject && this.from(subject, i, 'speaker/according-to', 0.9)
    }
    if (/^(?:عن|عنه|عنها)$/u.test(token.key) && this.carries(i, from)) {
      if (token.key !== 'عن') return this.passedOn(this.speaker, i, i + 1)
      const subject = this.names.read(i + 1)
      return subject && this.from(subject, i, 'speaker/carried-by', 0.9)
    }
    if (words.sayings.has(token.key) && this.saying?.rule === 'speaker/carried-by')
      return { ...this.saying, end: i + 1 }
    if (/^و?(?:جاء|جاءت|ورد|وردت)$/u.test(token.key) && tokens[i + 1]?.spelt === 'في') {
      const subject = this.names.read(i + 2)
      return subject?.kind === 'document' && subject.end <= to
        ? this.from(subject, i, 'speaker/document', 0.75, i + 2)
        : null
    }
    if (
      /^و?(?:جاء|جاءت|ورد|وردت)$/u.test(token.key) &&
      /^فيها?$/u.test(tokens[i + 1]?.key ?? '') &&
      tokens[i + 1]?.spelt !== 'في'
    )
      return {
        person: this.passing ?? this.actor,
        from: i,
        end: i + 2,
        rule: 'speaker/document',
        confidence: 0.65,
      }
    if (token.key === 'لسان' && tokens[i - 1]?.spelt === 'على') {
      const subject = this.names.read(i + 1)
      return subject && this.from(subject, i - 1, 'speaker/carried-by', 0.85)
    }
    if (
      /^بهذه$/u.test(token.key) &&
      /^(?:الكلمات|العبارات|العباره|الجمله)$/u.test(tokens[i + 1]?.key ?? '')
    ) {
      const subject = this.names.read(i + 3)
      return subject && this.from(subject, i, 'speaker/with-these-words', 0.85)
    }
    return null
  }

  private from(subject: Subject, i: number, rule: string, confidence: number, at = i + 1): Saying {
    const person = subject.kind === 'document' ? this.authorOf(at, subject.end) : this.resolve(subject)
    this.heard(person)
    this.actor = person
    return { person, from: i, end: subject.end, rule, confidence }
  }

  private passedOn(person: Person | null, from: number, end: number): Saying {
    return { person, from, end, rule: 'speaker/carried-by', confidence: 0.7 }
  }

  /** «نقلت الوكالة … عن»: whether a verb of passing on stands before. */
  private carries(i: number, from: number): boolean {
    for (let j = i - 1; j >= Math.max(from, i - MAX_LOOK); j -= 1)
      if (/^و?(?:نقل|نقلت|نقلا|نقلوا|ينقل|تنقل)$/u.test(this.tokens[j]?.key ?? '')) return true
    return false
  }

  /** A letter speaks for whoever wrote it: named in it, or the last speaker. */
  private authorOf(at: number, end: number): Person | null {
    for (let j = at + 1; j < Math.min(end + 1, at + 4); j += 1) {
      const subject = this.names.read(j)
      if (subject && subject.kind !== 'guess' && subject.kind !== 'document' && subject.kind !== 'back')
        return this.resolve(subject)
    }
    const key = this.tokens[at]?.key ?? ''
    return key.startsWith('ال') ? (this.authors.get(bare(key)) ?? null) : (this.actor ?? null)
  }

  /** «فلان:» alone before a quotation. */
  private nameBeforeColon(i: number, from: number, to: number): number {
    const next = this.tokens[i + 1]
    if (
      this.saying ||
      i - from > 6 ||
      i - from < 1 ||
      i + 1 >= to ||
      !(next?.kind === 'quote' || next?.span !== null)
    )
      return i + 1
    const subject = this.names.read(from)
    if (
      subject &&
      subject.end === i &&
      subject.kind !== 'document' &&
      !(subject.kind === 'guess' && /^[وف]/u.test(subject.nameKeys[0] ?? ''))
    ) {
      this.saying = { ...this.from(subject, from, 'speaker/name-and-colon', 0.9, from), from, end: i + 1 }
    }
    return i + 1
  }

  /** A few words after a verb of saying and a colon, or right after its subject, are speech. */
  private isShortSpeech(i: number, index: number, from: number, to: number): boolean {
    const span = this.spans[index]
    if (!span || span.words < 2 || span.words >= MIN_WORDS || this.named.has(span)) return false
    if (this.tokens[i - 1]?.kind === 'colon') return this.saying !== null || this.nameStands(i - 1, from)
    let end = i
    while (end < to && !this.tokens[end]?.closes) end += 1
    const next = this.tokens[end + 1]
    if (next?.kind === 'word' && end + 1 < to && !next.key.startsWith('و')) return false
    if (this.saying && this.saying.end === i && this.saying.rule !== 'speaker/according-to')
      return this.saying.rule !== 'speaker/verb-alone' || !this.names.isGiven(i)
    return false
  }

  private nameStands(i: number, from: number): boolean {
    const subject = i > from ? this.names.read(from) : null
    return subject !== null && subject.end === i
  }

  private quote(i: number, index: number, from: number, to: number): void {
    const span = this.spans[index]
    if (!span) return
    const close = this.tokens[i - 1]?.kind === 'colon'
    const direct = this.saying && i - this.saying.end <= MAX_REACH ? this.saying : null
    const after = close && direct ? null : this.readAfter(i, index, to)
    const same = this.last
    const carried = i === from ? this.carried : null
    const found = after ?? direct ?? same ?? carried
    if (after) this.saying = null
    const said = found?.person ? found : null
    this.last = found ?? null
    this.spoken.set(index, {
      span,
      person: said?.person ?? null,
      attribution: said && this.attribution(said),
    })
  }

  /** «"…" قال فلان»، «"…"، بحسب فلان»، «"…" على حد قوله». */
  private readAfter(i: number, index: number, to: number): Saying | null {
    const { tokens, words } = this
    let at = i + 1
    if (tokens[i]?.kind !== 'quote') while (at < to && !tokens[at - 1]?.closes) at += 1
    if (tokens[at]?.kind === 'comma') at += 1
    if (at >= to || tokens[at]?.kind !== 'word') return null
    const key = tokens[at]?.key ?? ''
    if (key === 'علي' && tokens[at + 1]?.key === 'حد') {
      const named = tokens[at + 2]?.key === 'قول' ? this.names.read(at + 3) : null
      const person = named ? this.resolve(named) : (this.saying?.person ?? this.actor ?? this.speaker)
      if (named) this.heard(person)
      return (
        person && {
          person,
          from: at,
          end: named?.end ?? at + 3,
          rule: 'speaker/as-he-put-it',
          confidence: 0.8,
        }
      )
    }
    if (words.sources.has(key)) {
      const verb = /^(?:ما|لما)$/u.test(tokens[at + 1]?.spelt ?? '') ? at + 2 : at
      const subject = this.names.read(verb + 1)
      return subject && subject.end <= to ? this.from(subject, at, 'speaker/according-to-after', 0.9) : null
    }
    if (key === 'بهذه') return this.readSource(at, at, to)
    if (this.saying) return null
    const verb = /^(?:كما|وفق|حسبما)$/u.test(key) ? at + 1 : at
    const form = words.verbs.get(tokens[verb]?.key ?? '')
    if (form?.kind !== 'finite') return null
    const subject = this.names.read(verb + 1, true)
    if (subject && subject.end <= to) {
      const person = this.resolve(subject)
      return this.said(person, verb, subject.end, 'speaker/verb-after', 0.9, form, true)
    }
    const person = this.elided(form)
    return person && !this.isQuoteNext(verb + 1, index, to)
      ? this.said(person, verb, verb + 1, 'speaker/verb-after-alone', 0.65, form)
      : null
  }

  private isQuoteNext(i: number, index: number, to: number): boolean {
    for (let j = i; j < Math.min(to, i + 3); j += 1) {
      const span = this.tokens[j]?.span
      if (span !== null && span !== undefined && span !== index) return true
    }
    return false
  }

  private attribution(said: Saying): Quote['attribution'] {
    const first = this.tokens[said.from]
    return {
      text: this.names.textOf(said.from, said.end),
      line: this.body[first?.p ?? 0]?.line ?? 0,
      rule: said.rule,
      confidence: said.confidence,
    }
  }

  /** Who a subject is: by name, by a title that was given to somebody before, or as described. */
  private resolve(subject: Subject): Person | null {
    const { names } = this
    const { kind, name, nameKeys, titles } = subject
    switch (kind) {
      case 'name':
        return names.note(name, nameKeys, titles, 'person', this.speaker)
      case 'guess': {
        const known = names.titled(titles).filter((one) => one.kind !== 'person')
        return known.length === 1 && subject.definite
          ? (known[0] ?? null)
          : names.note(name, nameKeys, [], 'person')
      }
      case 'back':
        return this.speaker &&
          !(this.speaker.kind === 'unnamed' && /(?:ون|ين|ود|اء)$/u.test(this.speaker.keys[0] ?? ''))
          ? this.speaker
          : null
      case 'document':
        return this.authorOf(subject.from, subject.end)
      case 'unnamed':
        return names.note(name, nameKeys, titles, 'unnamed')
      case 'body': {
        const bodies = names.titled(titles).filter((one) => one.kind === 'body')
        if (subject.definite && bodies.length > 0) return this.choose(bodies)
        return names.note(name, nameKeys, titles, 'body')
      }
      default: {
        const bearers = names.titled(titles).filter((one) => one.kind === 'person' || one.kind === 'role')
        if (bearers.length > 0) return this.choose(bearers)
        return titles.length > 1 ? names.note(name, titles, titles, 'role') : null
      }
    }
  }

  private choose(people: readonly Person[]): Person | null {
    if (this.speaker && people.includes(this.speaker)) return this.speaker
    return people.length === 1 ? (people[0] ?? null) : null
  }
}

/** Whether the gender of a verb is that of whoever would be its subject. */
function agrees(person: Person, form: VerbForm): boolean {
  if (form.plural) return person.kind === 'unnamed'
  if (!form.gender) return true
  if (person.kind === 'person' || person.kind === 'role')
    return person.gender === null || person.gender === form.gender
  const feminine = /(?:ه|ات|ادر|اء)$/u.test(person.keys[0] ?? '')
  return feminine === (form.gender === 'f')
}

function ruleOf({ kind }: Subject): string {
  return kind === 'title'
    ? 'verb-and-title'
    : kind === 'back'
      ? 'verb-and-pointer'
      : kind === 'document'
        ? 'document'
        : 'verb-before'
}

function confidenceOf({ kind }: Subject, form: VerbForm): number {
  const base = { name: 0.95, title: 0.8, body: 0.85, unnamed: 0.85, back: 0.7, document: 0.7, guess: 0.7 }[
    kind
  ]
  return form.doubtful ? Math.round((base - 0.05) * 20) / 20 : base
}
