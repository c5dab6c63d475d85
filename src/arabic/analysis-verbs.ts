// Readings of a word as a verb: past and present, their persons, future س and the pronouns after them.

import { RARE } from './analysis-bases.ts'
import type { Evidence } from './analysis-evidence.ts'
import type { Reading } from './analysis-nouns.ts'

const PRONOUN_RE = /(?:هما|ها|هم|هن|كم|نا|ني|ه)$/
const PAST: readonly (readonly [string, number])[] = [
  ['', 0.05],
  ['ت', 0.3],
  ['وا', 0.3],
  ['ا', 0.8],
  ['تا', 0.6],
  ['نا', 0.9],
  ['ن', 0.9],
  ['تم', 1],
]
const PRESENT: readonly (readonly [string, number])[] = [
  ['', 0],
  ['ون', 0.1],
  ['وا', 0.1],
  ['ان', 0.2],
  ['ا', 0.5],
  ['ين', 0.6],
  ['ن', 0.6],
]
const PERSONS: Readonly<Record<string, number>> = { ي: 0.3, ت: 0.5, ن: 0.9, ا: 1.5 }

/** Readings of `word` (folded) as a verb. */
export function verbReadings(word: string, exact: string, known: Evidence): Reading[] {
  const readings: Reading[] = []
  // No form of a verb ends in ة.
  if (exact.endsWith('ة')) return readings
  // رأى with its ى is the verb, رأي is not; أنشأ is not إنشاء; أثار is not آثار, and انهار is not أنهار; الحق without
  // hamza is the noun rather than ألحق.
  const form = known.form.get(word)
  if (form !== undefined && (/[ىأ]$/.test(exact) || (form === word && /^(?:أ|ان).ا.$/.test(exact))))
    readings.push({ stem: form, cost: -0.1, length: word.length })
  conjugated(word, exact, /^ال/.test(exact) ? 0.2 : 0, known, readings)
  const pronoun = PRONOUN_RE.exec(word)?.[0]
  if (pronoun !== undefined && word.length - pronoun.length >= 3) {
    const left = word.slice(0, -pronoun.length)
    conjugated(left, exact, 0.5, known, readings)
    // Before a pronoun وا loses its alef, ى becomes one, and a hamza on alef goes on و (يملؤها).
    if (left.endsWith('و')) conjugated(`${left}ا`, exact, 1, known, readings)
    // استدعاه is the verb: the noun keeps its hamza (استدعاءه).
    if (left.endsWith('ا'))
      conjugated(`${left.slice(0, -1)}ي`, exact, left.length > 4 ? 0.4 : 0.5, known, readings)
    if (left.endsWith('و') && exact[exact.length - pronoun.length - 1] === 'ؤ')
      conjugated(`${left.slice(0, -1)}ا`, exact, 0.5, known, readings)
  }
  return readings
}

function conjugated(word: string, exact: string, cost: number, known: Evidence, into: Reading[]): void {
  const form = known.form.get(word)
  if (form !== undefined) into.push({ stem: form, cost: cost + 0.1, length: word.length })
  for (const [ending, more] of PAST) {
    if (!word.endsWith(ending)) continue
    const left = word.slice(0, word.length - ending.length)
    const found = past(left, ending, exact, known)
    if (found !== null) into.push({ stem: found.stem, cost: cost + more + found.cost, length: left.length })
  }
  const future = (/^[سل][يتن]/.test(word) || /^س[أآ]/.test(exact)) && word.length > 3
  for (const [rest, extra] of future
    ? [[word, 0] as const, [word.slice(1), word[0] === 'س' ? 0.1 : 0.8] as const]
    : [[word, 0] as const]) {
    const person = PERSONS[rest[0] ?? '']
    // The first person is written أ; without hamza it is more often a part of the word (اطار), and إ never is it.
    if (person === undefined || (rest[0] === 'ا' && exact.startsWith('إ'))) continue
    const doubt = rest[0] === 'ا' && exact.startsWith('ا') ? 1.1 : 0
    for (const [ending, more] of PRESENT) {
      if (!rest.endsWith(ending)) continue
      const left = rest.slice(1, rest.length - ending.length)
      const full = present(left, ending, exact, known)
      const isBare = ending === '' && word.length === exact.length
      const found = isBare && full?.cost !== 0 ? (jussive(left, known) ?? full) : full
      if (found !== null)
        into.push({
          stem: found.stem,
          cost: cost + extra + person + doubt + more + found.cost,
          length: left.length,
        })
    }
  }
}

type Verb = { readonly stem: string; readonly cost: number }

/** No verb is so long or ends so; a yes would be a false one. */
const FALSE_RE = /^.{7}|.{3}وا$|^ا.{3,}ون$/
/** A hamza before the ending ون or وا that is written on a seat (بدؤوا, ينشئون). */
const SEAT_RE = /[ؤئ]و(?!و)/

function isVerb(word: string, known: Evidence): boolean {
  return known.isVerb(word) && !FALSE_RE.test(word)
}

function attested(stem: string, known: Evidence): Verb | null {
  if (stem.length >= 2 && isVerb(stem, known)) return { stem, cost: 0 }
  return /^ا.{3,}/.test(stem) && !FALSE_RE.test(stem) && known.isRareVerb(stem) ? { stem, cost: RARE } : null
}

/** The first of `options` that is a verb of our lists. */
function first(options: readonly string[], cost: number, known: Evidence): Verb | null {
  const stem = options.find((option) => isVerb(option, known))
  return stem === undefined ? null : { stem, cost }
}

function past(left: string, ending: string, exact: string, known: Evidence): Verb | null {
  if (left.length < 2) return null
  const plain = attested(left, known)
  // Two letters and an ending are more often something else (عضوا).
  if (plain?.cost === 0) {
    if (left.length <= 2 && ending !== '') return { stem: plain.stem, cost: 0.4 }
    // تحقق is she of حقق rather than he of تحقق; so is تنادي of نادى, but not تنادى.
    const isAmbiguous =
      (/^ت[^ا].+[^اي]$/.test(left) || (/^ت.{2,}ي$/.test(left) && exact.endsWith('ي'))) &&
      regular(left.slice(1), known) !== null
    if (isAmbiguous && ending === '') return { stem: plain.stem, cost: 0.6 }
    return { stem: sharing(left, known) ?? plain.stem, cost: 0 }
  }
  const less = left.slice(0, -1)
  const last = left.slice(-1)
  const options: string[] = []
  // أصيبت, استعيد, اختير: the passive of أصاب, استعاد, اختار
  if (/^ا.{1,3}ي.$/.test(left)) options.push(`${left.slice(0, -2)}ا${last}`)
  // هوجم: the passive of هاجم
  if (/^[^تينو]و.[^اي]$/.test(left) && exact[1] === 'و') options.push(`${left[0]}ا${left.slice(2)}`)
  // أنشئت: the passive of أنشأ
  if (/^ا.{2,}ي$/.test(left)) options.push(`${less}ا`)
  // بدؤوا, جاؤوا
  if (ending === 'وا' && last === 'و' && SEAT_RE.test(exact)) options.push(`${less}ا`, `${less}ء`)
  // ألقت and ألقوا of ألقى, دعت of دعا
  if (/^(?:ت|تا|وا)$/.test(ending)) {
    options.push(`${left}ي`)
    if (left.length === 2) options.push(`${left}ا`)
  }
  // أردنا, استطعت: the first person of أراد, استطاع
  if (/^ا.{2,4}$/.test(left) && /^(?:نا|ت)$/.test(ending)) options.push(`${less}ا${last}`)
  return first(options, 0.1, known) ?? plain
}

/** The verb with the same present as أسقط: سقط. Two verbs with one present are one to the search. */
function sharing(left: string, known: Evidence): string | null {
  const other = left.slice(1)
  return /^ا.[^ا][^اي]$/.test(left) && regular(other, known) === other ? other : null
}

/** The verb of our lists whose present has these letters: listed, as the past, with its alef, with the hamza on و. */
function regular(left: string, known: Evidence): string | null {
  const listed = known.present.get(left)
  if (listed !== undefined && (left.length > 2 || !known.isVerb(left))) return listed
  if (left.length <= 2) return isVerb(left, known) ? left : null
  const options = [left, left.startsWith('و') ? `ا${left.slice(1)}` : left, `ا${left}`]
  // يختبئ of اختبأ, يتلى of تلا; يذيب of أذاب, يستغيث of استغاث, يجول of جال
  if (left.endsWith('ي')) options.push(`${left.slice(0, -1)}ا`, `ا${left.slice(0, -1)}ا`)
  const hollow = left.replace(/[يو](?=.$)/, 'ا')
  if (/^.{1,3}ي.$/.test(left)) options.push(`ا${hollow}`)
  if (/^.[يو].$/.test(left)) options.push(hollow)
  return options.find((option) => isVerb(option, known)) ?? null
}

function present(left: string, ending: string, exact: string, known: Evidence): Verb | null {
  if (left.length < 2) return null
  const isPlural = /^(?:ون|وا|ين)$/.test(ending)
  // يبدؤون of يبدأ, ينشئون of ينشئ, يسيئون of يسيء
  if (isPlural && left.endsWith('و') && SEAT_RE.test(exact)) {
    const less = left.slice(0, -1)
    const last = exact.includes('ئ') ? ['ي', 'ء', 'ا'] : ['ا', 'ء', 'ي']
    const [stem] = last.flatMap((letter) => regular(`${less}${letter}`, known) ?? [])
    if (stem !== undefined) return { stem, cost: 0.1 }
  }
  // يعانون is of عانى rather than of أعان.
  if (isPlural && /^.ا.$/.test(left) && isVerb(`${left}ي`, known)) return { stem: `${left}ي`, cost: 0 }
  const own = regular(left, known)
  if (own !== null) return { stem: own, cost: 0 }
  // يلقون of يلقي, يدعون of يدعو
  for (const letter of isPlural ? ['ي', 'و'] : []) {
    const stem = regular(`${left}${letter}`, known)
    // يرجون is of رجا rather than of أرجأ, which is يرجئون.
    if (stem !== null && !(letter === 'ي' && stem.endsWith('ا'))) return { stem, cost: 0.1 }
  }
  if (left.length < 3) return null
  const rare = attested(left, known) ?? attested(`ا${left}`, known)
  return rare !== null && rare.cost === RARE ? rare : null
}

/** Without its weak letter, after لم: يستطع of استطاع, ينته of انتهى. */
function jussive(left: string, known: Evidence): Verb | null {
  if (left.length < 3 || left.startsWith('ا')) return null
  return first([`ا${left.slice(0, -1)}ا${left.slice(-1)}`, `ا${left}ي`, `${left}ي`], 0.3, known)
}
