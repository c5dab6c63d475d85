// How a field of a record was found, in words: stated, inferred, edited, unknown.

import type { Article, Evidence, EvidenceField } from '../../src/model.ts'
import { type Html, html, join } from '../html.ts'
import { dateWords, documentLanguage, lineLink, type View } from '../view.ts'

/** The line below a value of the provenance card; null when the value is unknown and nothing was read. */
export function evidenceOf(view: View, article: Article, field: EvidenceField): Html | null {
  const { record } = article
  const evidence = record.evidence[field]
  const value = record[field]
  if (evidence === undefined) return value === null ? null : note(basisWords(view, article, null))
  if (evidence.value !== value) return note(editedWords(view, article, evidence, field))
  return html`${note(basisWords(view, article, evidence))}${details(view, article, field, evidence)}`
}

/** A value that was found but has since been changed by a person; outlets and languages are ids, not worth quoting. */
function editedWords(view: View, article: Article, evidence: Evidence, field: EvidenceField): Html {
  const { words, basis } = view.strings
  const read = field === 'published' ? dateWords(view, evidence.value) : (evidence.text ?? evidence.value)
  const language = field === 'published' || evidence.text === null ? null : documentLanguage(view, article)
  return html`${basis.edited}${words.comma}${quoted(words.wasRead, '{value}', read, language)}`
}

function basisWords(view: View, article: Article, evidence: Evidence | null): Html {
  const { strings } = view
  const basis = strings.basis[evidence?.basis ?? 'edited']
  const line = evidence?.line ?? null
  return line === null ? html`${basis}` : html`${basis}${strings.words.comma}${lineLink(view, article, line)}`
}

/** Dates and inferred values show the words that they come from; partial dates what they could be. */
function details(view: View, article: Article, field: EvidenceField, evidence: Evidence): Html {
  const { words, flags } = view.strings
  const { basis, text, value } = evidence
  const isReading = text !== null && text !== value && text !== article.record[field]
  const shows = field === 'published' || field === 'outlet' || basis === 'inferred' || basis === 'relative'
  return html`${isReading && shows && note(quoted(words.wording, '{text}', text, documentLanguage(view, article)))}${evidence.candidates.length > 0 && note(candidates(view, evidence))}${evidence.flags.map((flag) => note(flags[flag] ?? html`<code>${flag}</code>`))}`
}

function candidates(view: View, evidence: Evidence): Html {
  const { words } = view.strings
  const [before, after] = words.candidates.split('{dates}')
  const dates = evidence.candidates.map((date) => dateWords(view, date, { weekday: true }))
  return html`${before}${join(dates, words.comma)}${after}`
}

/** `pattern` with `place` filled by words of the document, in their own direction. */
function quoted(pattern: string, place: string, text: string, language: Html | null): Html {
  const [before, after] = pattern.split(place)
  return html`${before}<bdi${language}>${text}</bdi>${after}`
}

function note(words: Html | string): Html {
  return html`<span class="basis">${words}</span>`
}
