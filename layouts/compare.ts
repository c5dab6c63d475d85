// Two copies of a story side by side: paragraph by paragraph, the words that only one of them has marked.

import type { Article, ComparedParagraph, ComparePage, Comparison, ComparisonRow } from '../src/model.ts'
import { base } from './base.ts'
import { type Html, html, join } from './html.ts'
import { languageAttributes } from './language.ts'
import { cardLine } from './parts/meta-line.ts'
import { isolated } from './parts/text.ts'
import { inLanguage, siteLanguage, type View } from './view.ts'

/** A run without any of these is signs alone: seen, but not worth a word to those who listen. */
const SAID_RE = /[\p{L}\p{N}]/u

interface Side {
  readonly article: Article
  readonly isFirst: boolean
}

export function compare(page: ComparePage, view: View): Html {
  const { words, fill } = view.strings
  const { comparison } = page
  const sides: readonly [Side, Side] = [
    { article: page.first, isFirst: true },
    { article: page.second, isFirst: false },
  ]
  const [first, second] = [page.first.headline, page.second.headline]
  return base(view, {
    title: fill(first === second ? 'compareSame' : 'compareBoth', { first, second }),
    description: `${words.compareTitle}${words.colon}${figures(page, view).join(words.comma)}`,
    kind: 'compare-page',
    main: html`<div class="list-head">
<h1>${words.compareTitle}</h1>
<p class="meta">${join(
      figures(page, view).map((figure) => html`<bdi>${figure}</bdi>`),
      html`<span class="dot"> · </span>`,
    )}</p>
${note(page, view)}
</div>
<div class="sides">${sides.map((side) => head(side, view))}
</div>
${comparison.identical ? once(comparison, sides[0], view) : rows(comparison, sides, view)}`,
  })
}

/** «التشابه: 87 في المئة»، ثم الكلمات والفقرات. */
function figures({ similarity, comparison }: ComparePage, view: View): string[] {
  const { strings } = view
  const { words, paragraphs } = comparison
  const only = (label: string, side: 'first' | 'second') =>
    `${label}${strings.words.colon}${[
      strings.count('words', words[side]),
      paragraphs[side] > 0 && strings.count('paragraphs', paragraphs[side]),
    ]
      .filter(Boolean)
      .join(strings.words.and)}`
  return [
    strings.fill('compareAlike', { percent: Math.floor(similarity * 100) }),
    `${strings.words.inBoth}${strings.words.colon}${strings.count('words', words.both)}`,
    only(strings.words.onlyFirst, 'first'),
    only(strings.words.onlySecond, 'second'),
  ]
}

/** What the marks mean; what there is to say where nothing, or nothing but spelling, differs. */
function note({ copy, comparison }: ComparePage, view: View): Html {
  const { words } = view.strings
  if (comparison.identical) return html`<p class="note">${words.compareIdentical}</p>`
  return html`<p class="note">${copy === 'exact' && html`${words.compareSpelling} `}${words.compareMarks} <del>${words.onlyFirst}</del>${words.comma}<ins>${words.onlySecond}</ins></p>`
}

function head(side: Side, view: View): Html {
  const { article } = side
  return html`
<div class="side">
<p class="kicker">${nameOf(side, view)}</p>
<h2 class="${article.headlineIsOpening ? 'title opening' : 'title'}"><a href="${view.link(article.path)}">${inLanguage(view, article, article.headline)}</a></h2>
${cardLine(view, article)}
</div>`
}

/** «الأولى: ضفاف الرند»: two copies may have one outlet, or none that is known. */
function nameOf({ article, isFirst }: Side, view: View): Html {
  const { words } = view.strings
  const outlet = article.outlet?.short ?? words.unknownSource
  return html`${isFirst ? words.first : words.second}${words.colon}<bdi>${outlet}</bdi>`
}

function once({ rows }: Comparison, side: Side, view: View): Html {
  return html`<div class="text once"${attributes(side.article, view)}>${rows.flatMap(({ first }) =>
    first.map((paragraph) => paragraphOf(paragraph, side, view)),
  )}
</div>`
}

function rows({ rows }: Comparison, sides: readonly Side[], view: View): Html {
  return html`<ol class="pairs">${rows.map(
    (row) => html`
<li${isSame(row) && html` class="same"`}>${sides.map((side) => (isSame(row) ? sameCell(row, side, view) : cell(row, side, view)))}
</li>`,
  )}
</ol>`
}

const isSame = ({ first, second }: ComparisonRow): boolean =>
  [...first, ...second].every(({ runs }) => runs.every(({ only }) => !only))

/** What both have is seen on both sides, and read out once. */
function sameCell(row: ComparisonRow, side: Side, view: View): Html {
  const { article, isFirst } = side
  const text = (isFirst ? row.first : row.second).map((paragraph) => paragraphOf(paragraph, side, view))
  const printed = html`<div${attributes(article, view)}>${text}</div>`
  return isFirst
    ? html`
<div><p class="who">${view.strings.words.inBoth}</p>${printed}</div>`
    : html`
<div aria-hidden="true">${printed}</div>`
}

/** One side of a row that differs, under the name of whose it is. */
function cell(row: ComparisonRow, side: Side, view: View): Html {
  const { words } = view.strings
  const { isFirst, article } = side
  const [own, other] = isFirst ? [row.first, row.second] : [row.second, row.first]
  if (own.length === 0)
    return html`
<div class="none"><p class="who">${nameOf(side, view)}</p><p class="meta">${words.noCounterpart}</p></div>`
  const alone = other.length === 0
  return html`
<div${alone && html` class="alone"`}><p class="who">${nameOf(side, view)}</p>${
    alone && html`<p class="meta">${isFirst ? words.onlyFirst : words.onlySecond}</p>`
  }<div${attributes(article, view)}>${own.map((paragraph) => paragraphOf(paragraph, side, view, alone))}</div></div>`
}

const attributes = ({ record }: Article, view: View): Html | null =>
  languageAttributes(record.language, view.language)

/** @param alone whether the cell says already that only this side has the paragraph. */
function paragraphOf(
  { isHeading, runs }: ComparedParagraph,
  { article, isFirst }: Side,
  view: View,
  alone = false,
): Html {
  const { words } = view.strings
  const label = isFirst ? words.onlyFirst : words.onlySecond
  const { language } = article.record
  const printed = runs.map(({ text, only }) => {
    const shown = isolated(text, language)
    if (!only) return shown
    const isSaid = !alone && SAID_RE.test(text)
    const said =
      isSaid && html`<span class="hidden"${siteLanguage(view, article)}>${label}${words.colon}</span>`
    return isFirst ? html`<del>${said}${shown}</del>` : html`<ins>${said}${shown}</ins>`
  })
  return html`<p>${isHeading ? html`<b>${printed}</b>` : printed}</p>`
}
