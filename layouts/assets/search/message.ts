// What is said about an answer beside its results: unknown words, corrections, what could not be understood.

import type { Answer } from '../../../src/search/reader.ts'
import { element } from './shell.ts'
import { addressOf, type State, typedDate } from './state.ts'
import type { Strings } from './strings.ts'

/** The message of an answer; `open` is called with the state of a corrected query. */
export function messageOf(
  answer: Answer,
  state: State,
  strings: Strings,
  open: (next: State) => void,
): (Node | string)[] {
  const lines: (Node | string)[][] = []
  if (typedDate(state.from) === null || typedDate(state.to) === null) lines.push([strings.say('badDate')])
  if (answer.notice !== null) lines.push([strings.say(answer.notice)])
  if (answer.unknown.length > 0) {
    const words = answer.unknown.map((word) => `«${word}»`).join(strings.say('comma'))
    lines.push([strings.say('unknown', { words })])
  }
  if (answer.suggestions.length > 0) lines.push(suggestions(answer, state, strings, open))
  if (answer.unknownFilters.length > 0) {
    lines.push([strings.say('unknownFilter', { filters: answer.unknownFilters.join(strings.say('comma')) })])
  }
  if (answer.partial) {
    const count = strings.digits(answer.whole)
    lines.push([answer.whole === 0 ? strings.say('someOnly') : strings.say('someToo', { count })])
  }
  if (answer.total === 0 && answer.notice === null) lines.push([strings.say('nothing')])
  return lines.flatMap((line, n) => (n > 0 ? [element('br'), ...line] : line))
}

function suggestions(
  { suggestions: all }: Answer,
  state: State,
  strings: Strings,
  open: (next: State) => void,
): (Node | string)[] {
  const links = all.flatMap(({ to, query }, n) => {
    const link = element('a', to)
    const next = { ...state, q: query, page: 1 }
    link.href = addressOf(next)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      open(next)
    })
    return n > 0 ? [strings.say('comma'), link] : [link]
  })
  return [strings.say('mean'), ...links, strings.say('question')]
}
