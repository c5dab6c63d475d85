// Forms of words as running text has them: conjunctions, prepositions and the article before, pronouns and endings after.

import { chooser, type Random } from './draw.ts'
import type { Lexeme } from './lexicon.ts'

const nounHead = chooser<string>([
  ['', 40],
  ['ال', 27],
  ['و', 4],
  ['وال', 5],
  ['ب', 4],
  ['بال', 4],
  ['ل', 3.5],
  ['لل', 5],
  ['ف', 0.6],
  ['فال', 0.4],
  ['ك', 0.6],
  ['كال', 0.5],
  ['ولل', 0.8],
  ['وب', 0.8],
  ['وبال', 0.6],
  ['ول', 0.8],
])
const definiteTail = chooser<string>([
  ['', 86],
  ['ين', 4],
  ['ات', 5],
  ['ية', 4],
  ['ون', 1],
])
const nounTail = chooser<string>([
  ['', 62],
  ['ه', 8],
  ['ها', 10],
  ['هم', 4],
  ['هما', 0.5],
  ['نا', 2],
  ['ي', 5],
  ['ية', 3],
  ['ات', 3],
  ['ين', 2],
  ['ا', 3],
  ['اته', 0.8],
  ['اتها', 0.8],
])
const verbHead = chooser<string>([
  ['', 64],
  ['و', 28],
  ['ف', 5],
  ['ل', 3],
])
const verbTail = chooser<string>([
  ['', 66],
  ['ت', 12],
  ['وا', 6],
  ['ه', 5],
  ['ها', 5],
  ['هم', 2],
  ['نا', 2],
  ['ته', 1],
  ['تها', 1],
])
const nameHead = chooser<string>([
  ['', 68],
  ['و', 11],
  ['ب', 8],
  ['ل', 10],
  ['ف', 1],
  ['ك', 1],
  ['ول', 1],
])

export function formOf({ text, of }: Lexeme, random: Random): string {
  if (of === 'name') return nameHead(random) + text
  if (of === 'verb') return joined(verbHead(random), text, verbTail(random))
  const head = nounHead(random)
  const isDefinite = head.endsWith('ال') || head.endsWith('لل')
  return joined(head, text, isDefinite ? definiteTail(random) : nounTail(random))
}

/** ة opens into ت before an ending (and falls before ات), ى into ا. */
function joined(head: string, word: string, tail: string): string {
  if (tail === '') return head + word
  const stem = word.replace(/ة$/, /^ا|^ي|^و/.test(tail) ? '' : 'ت').replace(/ى$/, 'ا')
  return head + stem + tail
}
