// Restores what can be restored of misread UTF-8 that lost letters on its way; what is lost is marked, not made up.
import { WINDOWS_1252 } from './encoding-1252.ts'
import { classOf, KINDS, type Kind } from './mojibake-kinds.ts'

const KIND = KINDS.find(({ was, misreadAs }) => was === 'utf-8' && misreadAs === 'windows-1252') as Kind
const LEAD = classOf('windows-1252', 0xd8, 0xdb)
const TRAIL = classOf('windows-1252', 0x80, 0xbf)
/** A letter (1), punctuation of three bytes (2), or a first byte whose second one is gone or became a question mark (3). */
const SEQUENCE_RE = new RegExp(
  `(${LEAD}${TRAIL})|(\u00E2${TRAIL}${TRAIL}|[\u00C2\u00C3]${TRAIL})|(${LEAD}|\u00E2\u20AC)[?\uFFFD]?`,
  'g',
)
/** A first byte D9 without its second one, where a word begins and goes on. */
const OPENING_RE = new RegExp(`(?<![\u00C2-\u00FF]${TRAIL}?)\u00D9[?\uFFFD]?(?=${LEAD}${TRAIL})`, 'g')
/** Below this many whole letters, or above this share of lost ones, a line is left as it is. */
const ENOUGH = 8
const SHARE = 0.25

/**
 * Takes a line of UTF-8 read as windows-1252 by software that drops the five bytes which that encoding leaves
 * undefined, or writes `?` or U+FFFD for them. The letter ف (D9 81) is one of those lost. Of the characters with
 * these bytes it is the only one that can open a word (the others are marks), so there it is restored; elsewhere
 * U+FFFD stands for what is lost.
 * @returns null when the line is not of that kind or too much of it is gone.
 */
export function restoreLossy(line: string): { text: string; kind: Kind; lost: number } | null {
  let whole = 0
  let lost = 0
  const text = line
    .replace(OPENING_RE, '\u00D9\u0081')
    .replace(SEQUENCE_RE, (sequence, letter: string | undefined, other: string | undefined) => {
      if (letter !== undefined) whole++
      else if (other === undefined) lost++
      return letter !== undefined || other !== undefined ? decodeSequence(sequence) : '\uFFFD'
    })
  if (lost === 0 || whole < ENOUGH || lost > whole * SHARE) return null
  return { text, kind: KIND, lost }
}

function decodeSequence(sequence: string): string {
  const bytes = Buffer.from(
    sequence.replace(/[^\u0000-\u00FF]/g, (c) => TO_LATIN1.get(c) ?? c),
    'latin1',
  )
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

const TO_LATIN1 = new Map(WINDOWS_1252.map((character, byte) => [character, String.fromCharCode(byte)]))
