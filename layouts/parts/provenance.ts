// The provenance card: every field with how we know it, the document, what was removed.

import type { Article, EvidenceField, Repair } from '../../src/model.ts'
import { type Html, html, type Printable, safeUrl } from '../html.ts'
import type { Word } from '../strings.ts'
import { dateWords, type View } from '../view.ts'
import { evidenceOf } from './evidence.ts'
import { removedLines } from './removed.ts'

export function provenance(view: View, article: Article): Html {
  const { record } = article
  const { words } = view.strings
  return html`<section class="box provenance">
<h2>${words.provenance}</h2>
${record.edited && html`<p class="edited">${words.editedRecord}</p>`}
<dl>
${foundFields(view, article)}
${documentFields(view, article)}
</dl>
<p>${article.documentPath === null ? words.documentMissing : html`<a href="${view.link(article.documentPath)}">${words.asReceived}</a>`}</p>
${article.sourcePath !== null && html`<p><a href="${view.link(article.sourcePath)}">${words.sourceLines}</a></p>`}
${removedLines(view, article)}
</section>`
}

/** What was read from the document; those that readers ask for stand here even when they are unknown. */
function foundFields(view: View, article: Article): readonly Printable[] {
  const { record, outlet } = article
  const { words } = view.strings
  const published = record.published === null ? null : dateWords(view, record.published, { weekday: true })
  return [
    found(view, article, 'source', 'outlet', outlet === null ? null : outletName(view, article)),
    found(view, article, 'published', 'published', published),
    record.time !== null && row(words.time, machine(record.time)),
    found(view, article, 'title', 'title', record.title === null ? words.none : words.asPrinted),
    record.kicker !== null && found(view, article, 'kicker', 'kicker', words.asPrinted),
    record.dateline !== null && found(view, article, 'dateline', 'dateline', record.dateline),
    row(words.place, record.place ?? words.unknown),
    record.agency !== null && row(words.agency, record.agency),
    found(view, article, 'author', 'author', record.author),
    record.photographer !== null && found(view, article, 'photographer', 'photographer', record.photographer),
    record.credit !== null && found(view, article, 'credit', 'credit', record.credit),
    found(view, article, 'language', 'language', view.strings.languageName(record.language)),
    record.url !== null && found(view, article, 'url', 'url', address(record.url)),
  ]
}

function documentFields(view: View, { record }: Article): readonly Printable[] {
  const { words, count } = view.strings
  const { path, encoding, size, sha256, repaired } = record.document
  return [
    row(words.recordId, machine(record.id)),
    row(words.document, machine(path)),
    row(words.encoding, machine(encoding)),
    repaired !== null && row(words.repaired, repairNote(words.repairedNote, repaired)),
    row(words.size, count('bytes', size)),
    row(html`${words.checksum} <bdi class="whole">SHA-256</bdi>`, machine(sha256)),
  ]
}

function repairNote(note: string, { was, misreadAs }: Repair): Html {
  const [before = '', between = '', after = ''] = note.split(/\{was\}|\{misreadAs\}/)
  return html`${before}<bdi>${was}</bdi>${between}<bdi>${misreadAs}</bdi>${after}`
}

function found(view: View, article: Article, label: Word, field: EvidenceField, value: Printable): Html {
  const { words } = view.strings
  return row(words[label], html`<bdi>${value ?? words.unknown}</bdi>${evidenceOf(view, article, field)}`)
}

function row(label: Printable, value: Printable): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>
`
}

function outletName(view: View, { outlet }: Article): Html | null {
  if (outlet === null) return null
  const path = view.outletPath(outlet)
  const all = view.strings.words.allOfSource
  return html`<bdi>${outlet.name}</bdi>${path !== null && html` (<a href="${view.link(path)}">${all}</a>)`}`
}

/** The address it was published at, left to right and breakable; linked when it is safe to follow. */
function address(url: string): Html {
  const text = pieces(url).map((piece, i) => [i > 0 && html`<wbr>`, piece])
  const target = safeUrl(url)
  return target === null
    ? html`<code dir="ltr">${text}</code>`
    : html`<a href="${target}" rel="noopener noreferrer nofollow external" dir="ltr"><code>${text}</code></a>`
}

/** Paths, ids and checksums: left to right, apart from the words around them; file names each in their direction. */
function machine(text: string): Html {
  return html`<code dir="ltr">${pieces(text).map((piece, i) => [i > 0 && html`<wbr>`, html`<bdi>${piece}</bdi>`])}</code>`
}

/** An address or a path, cut after its slashes, where it may break. */
function pieces(text: string): readonly string[] {
  return text.split(/(?<=\/)(?!\/)/)
}
