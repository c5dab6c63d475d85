// A document line by line: the text as received, and beside each line what became of it and by which rule.

import { localDigits } from '../src/arabic/date-words.ts'
import type { Fate, SourceLine, SourcePage, SourcePiece, SourceText } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html } from './html.ts'
import { breadcrumbs } from './parts/breadcrumbs.ts'
import { fatesOf, fateWords, fieldWords } from './parts/fate.ts'
import { hasSigns, withSigns } from './parts/signs.ts'
import type { Word } from './strings.ts'
import { dateWords, documentLanguage, inLanguage, type View } from './view.ts'

const CLASSES: Readonly<Record<Fate['kind'], string>> = {
  shown: 'kept',
  removed: 'gone',
  unused: 'unused',
  markup: 'markup',
  blank: 'blank',
}

export function source(page: SourcePage, view: View): Html {
  const { article, source: text } = page
  const { words } = view.strings
  const here = { path: page.path, text: words.sourceLines }
  return base(view, {
    title: `${words.sourceLines}${words.colon}${article.headline}`,
    description: words.sourceNote,
    kind: 'source-page',
    main: html`${breadcrumbs(view, [...page.trail, here])}
<div class="list-head">
<h1>${words.sourceLines}</h1>
<p>${words.sourceArticle} <a href="${view.link(article.path)}">${inLanguage(view, article, html`<bdi>${article.headline}</bdi>`)}</a></p>
<p>${asReceived(page, view)}</p>
${notes(page).map((word) => html`<p class="note">${words[word]}</p>`)}
</div>
${text !== null && readText(text, page, view)}`,
  })
}

function asReceived({ article }: SourcePage, view: View): Html | null {
  if (article.documentPath === null) return null
  return html`<a href="${view.link(article.documentPath)}">${view.strings.words.asReceived}</a>`
}

/** What must be known before the lines are read. */
function notes({ article, source: text, differs }: SourcePage): readonly Word[] {
  const { edited, document } = article.record
  if (text === null) return ['sourceUnread']
  const all: readonly (readonly [Word, boolean])[] = [
    ['sourceNote', true],
    ['sourceEdited', edited],
    ['sourceDiffers', differs],
    ['sourceRepaired', document.repaired !== null],
    ['sourceSigns', linesOf(text.pieces).some((line) => hasSigns(line.text))],
  ]
  return all.flatMap(([word, says]) => (says ? [word] : []))
}

function linesOf(pieces: readonly SourcePiece[]): readonly SourceLine[] {
  return pieces.flatMap((piece) => ('line' in piece ? [piece.line] : piece.lines))
}

function readText(text: SourceText, page: SourcePage, view: View): Html {
  const { words } = view.strings
  const last = text.pieces.at(-1)
  const end = last === undefined ? 0 : 'line' in last ? last.line.n : last.to
  const cut =
    end < text.total &&
    html`<p class="note">${view.strings.fill('sourceCut', { line: end, total: text.total })} ${asReceived(page, view)}</p>
`
  return html`<section class="fates">
<h2>${words.fates}</h2>
<ul>${text.counts.map(
    (count) => html`
<li class="${CLASSES[count.kind]}">${fateWords(view, count)}${words.comma}${view.strings.count('lines', count.lines)}</li>`,
  )}
</ul>
</section>
${elsewhere(text, page, view)}
<section>
<h2>${words.documentLines}</h2>
${cut}<ol class="lines">${piecesOf(text.pieces, 1, page, view)}
</ol>
${cut}</section>`
}

/** Fields that came from the markup, the address or the container. */
function elsewhere(text: SourceText, { article }: SourcePage, view: View): Html | null {
  const { words, basis } = view.strings
  if (text.elsewhere.length === 0) return null
  return html`<section class="elsewhere">
<h2>${words.elsewhere}</h2>
<dl>${text.elsewhere.map(({ field, value, basis: from }) => {
    const outlet = field === 'outlet' && article.outlet?.id === value ? article.outlet.name : null
    const shown = field === 'published' ? dateWords(view, value) : (outlet ?? value)
    return html`
<div><dt>${fieldWords(view, field)}</dt><dd><bdi>${withSigns(shown)}</bdi><span class="basis">${basis[from]}</span></dd></div>`
  })}
</dl>
</section>`
}

/** Items of a list that begins with line `next`; `value` where a number does not follow the one before it. */
function piecesOf(
  pieces: readonly SourcePiece[],
  next: number,
  page: SourcePage,
  view: View,
): readonly Html[] {
  return pieces.map((piece) => {
    const first = 'line' in piece ? piece.line.n : piece.from
    const value = first !== next && html` value="${first}"`
    next = first + 1
    return 'line' in piece ? oneLine(piece.line, value, page, view) : run(piece, value, page, view)
  })
}

function oneLine(line: SourceLine, value: Html | false, { article }: SourcePage, view: View): Html {
  const { strings, site } = view
  const { n, text, left, fates } = line
  const kind = fates[0]?.kind ?? 'blank'
  const name = strings.fill('lineNumber', { line: n })
  return html`
<li id="l${n}" class="${CLASSES[kind]}"${value}><a href="#l${n}" aria-label="${name}">${localDigits(String(n), site.digits)}</a>
<div class="line" dir="auto"${kind !== 'markup' && documentLanguage(view, article)}>${withSigns(text)}</div>
${fatesOf(view, line)}${left > 0 && html`<p class="note">${strings.words.sourceLineCut}</p>`}</li>`
}

/** Lines of markup, behind their numbers. */
function run(
  { from, to, lines }: Exclude<SourcePiece, { readonly line: SourceLine }>,
  value: Html | false,
  page: SourcePage,
  view: View,
): Html {
  const { strings } = view
  const name = strings.fill('markupLines', { from, to })
  if (lines.length === 0)
    return html`
<li class="run"${value}><p>${name}. ${strings.words.sourceNoRoom}</p></li>`
  return html`
<li class="run"${value}><details><summary>${name}</summary>
<ol class="lines" start="${from}">${piecesOf(
    lines.map((line) => ({ line })),
    from,
    page,
    view,
  )}
</ol></details></li>`
}
