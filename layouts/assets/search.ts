// The script of the search page: reads the address, asks the index, shows the answer.

import { FOLDER } from '../../src/search/format.ts'
import type { Read } from '../../src/search/packed.ts'
import { type Answer, openSearch, type Search } from '../../src/search/reader.ts'
import { type Asking, boxesOf } from './search/boxes.ts'
import { citedResults, citingArchive, ownRoot } from './search/citations.ts'
import { downloadLine, MOST_DOWNLOADED } from './search/download.ts'
import { listenToKeys } from './search/keyboard.ts'
import { messageOf } from './search/message.ts'
import { showPager } from './search/pager.ts'
import { showResults } from './search/results.ts'
import { shellOf } from './search/shell.ts'
import {
  addressOf,
  isAsked,
  PAGE_FACETS,
  type PageFacet,
  queryOf,
  type State,
  stateOf,
} from './search/state.ts'
import { type Strings, stringsFor } from './search/strings.ts'

/** Pause in typing after which the search is asked for what stands there, in milliseconds. */
const PAUSE = 220
/** Pause after which what stands there is taken for whole: now a last word that no article has is told and corrected. */
const END_OF_TYPING = 900
/** Wait after which the page says that it is searching. */
const PATIENCE = 400

const shell = shellOf()
const root = new URL('.', document.baseURI)
const base = new URL(FOLDER, root)
let strings: Strings = stringsFor(document.documentElement.lang, 'latn')
let state: State = stateOf(location.search)
/** Counts the questions: an answer to an older one is dropped. */
let asked = 0
let opened: Promise<Search> | undefined
/** The question that is shown, for boxes that are opened later. */
let shown: Asking | undefined
const boxes = boxesOf(
  shell,
  () => asked,
  (left) => open(left),
)
/** What is still to be asked after the last letter. */
let pauses: ReturnType<typeof setTimeout>[] = []

function stopAsking(): void {
  for (const pause of pauses) clearTimeout(pause)
  pauses = []
}

/** Says it to screen readers, once: what stands there already is not said again. */
function tell(text: string): void {
  if (shell.status.textContent !== text) shell.status.textContent = text
}

const read: Read = async (path) => {
  try {
    const answer = await fetch(new URL(path, base), /\.json$/.test(path) ? { cache: 'no-cache' } : {})
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    return null
  }
}

async function openedSearch(): Promise<Search> {
  opened ??= openSearch(read)
  try {
    const search = await opened
    strings = stringsFor(document.documentElement.lang, search.entry.site.digits)
    return search
  } catch (error) {
    opened = undefined
    throw error
  }
}

/** Asks; when files are gone (the site was published anew since), opens the index once more. */
async function answerTo(wanted: State, typing: boolean): Promise<{ search: Search; answer: Answer }> {
  const ask = async () => {
    const search = await openedSearch()
    return { search, answer: await search.search({ ...queryOf(wanted), unfinished: typing, facets: [] }) }
  }
  try {
    return await ask()
  } catch {
    opened = undefined
    return ask()
  }
}

function fillForm(): void {
  if (shell.box.value !== state.q) shell.box.value = state.q
  shell.from.value = state.from
  shell.to.value = state.to
  shell.undated.checked = state.undated
  shell.sort.value = state.sort
}

/**
 * Shows a state and keeps it in the address.
 * @param push makes an entry of its own for the back button. @param typing the query may not be typed to its end.
 */
function open(next: State, push = true, typing = false): void {
  if (!typing) stopAsking()
  state = next
  const address = addressOf(state)
  if (address !== location.search) {
    if (push) history.pushState(null, '', address || location.pathname)
    else history.replaceState(null, '', address || location.pathname)
  }
  fillForm()
  void show(typing)
}

async function show(typing = false): Promise<void> {
  asked += 1
  const mine = asked
  const wanted = state
  const patience = setTimeout(() => {
    if (mine === asked) tell(strings.say('searching'))
  }, PATIENCE)
  try {
    if (isAsked(wanted)) {
      const { search, answer } = await answerTo(wanted, typing)
      if (mine !== asked) return
      clearTimeout(patience)
      // Half a word finds nothing more often than not: what was there stays until the word is whole.
      if (typing && answer.total === 0) return
      // Nothing is left open: the same would be answered once more, under the reader's hands.
      if (typing && !answer.unfinished) stopAsking()
      showAnswer(search, answer, wanted)
      // The results stand even where a file of the counts is missing.
      shown = { search, state: wanted, strings, typing, number: mine }
      await showCounts(shown).catch(console.error)
    } else {
      const search = await openedSearch()
      if (mine !== asked) return
      clearTimeout(patience)
      showPrompt(search)
      shown = { search, state: wanted, strings, typing: false, number: mine }
      await boxes.fill(shown).catch(console.error)
    }
  } catch (error) {
    console.error(error)
    if (mine === asked) showBroken()
  } finally {
    clearTimeout(patience)
  }
}

function showAnswer(search: Search, answer: Answer, wanted: State): void {
  const count = strings.count('results', answer.total)
  const query = wanted.q.trim()
  tell(query === '' ? count : strings.say('about', { count, query: query.slice(0, 200) }))
  showMessage(messageOf(answer, wanted, strings, open))
  const style = { strings, site: search.entry.site, root }
  showResults(shell.results, answer.results, style)
  showPager(shell.pager, answer.total, wanted, strings, (next) => {
    open(next)
    shell.status.scrollIntoView()
    shell.status.tabIndex = -1
    shell.status.focus({ preventScroll: true })
  })
  document.getElementById('download')?.remove()
  if (answer.total === 0) return
  const all = { ...queryOf(wanted), offset: 0, limit: MOST_DOWNLOADED, facets: [] }
  shell.pager.after(
    downloadLine(
      answer.total,
      async () => (await search.search(all)).results,
      async (results, { write }) =>
        write(
          citedResults(results, await search.names(), ownRoot()),
          citingArchive(search.entry.site, strings.language),
        ),
      root,
      strings,
    ),
  )
}

/** Counts come after the results: they need files of their own. */
async function showCounts(asking: Asking): Promise<void> {
  const facets = await boxes.fill(asking)
  if (facets === null) return
  const { year: chosen } = asking.state.chosen
  const years = Object.keys(facets.year ?? {})
    .filter((year) => chosen.length === 0 || chosen.includes(year))
    .sort()
  const sources = Object.keys(facets.source ?? {}).length
  const [from = '', to = ''] = [years[0], years.at(-1)]
  const span =
    from === to
      ? strings.digits(from)
      : strings.say('span', { from: strings.digits(from), to: strings.digits(to) })
  const parts = [span, sources > 0 ? strings.count('sources', sources) : '']
  shell.summary.textContent = parts.filter((part) => part !== '').join(' · ')
}

/** Shows a message; the same one is not put there, and so not said, again. */
function showMessage(parts: readonly (Node | string)[]): void {
  const next = document.createElement('p')
  next.append(...parts.map((part) => (typeof part === 'string' ? part : part.cloneNode(true))))
  if (next.innerHTML !== shell.message.innerHTML) shell.message.replaceChildren(...parts)
  shell.message.hidden = false
}

function clearResults(): void {
  shell.results.replaceChildren()
  shell.summary.textContent = ''
  shell.pager.hidden = true
  document.getElementById('download')?.remove()
}

function showPrompt({ entry }: Search): void {
  clearResults()
  shell.chips.hidden = true
  tell(strings.say('prompt'))
  showMessage(entry.total === 0 ? [strings.say('noArticles')] : [])
}

function showBroken(): void {
  clearResults()
  tell(strings.say('prompt'))
  showMessage([`${strings.say('broken')} `, ...shell.browse])
}

/** The state that the form shows, from its first page. */
const formState = (chosen: State['chosen'] = state.chosen): State => ({
  q: shell.box.value,
  chosen,
  from: shell.from.value.trim(),
  to: shell.to.value.trim(),
  undated: shell.undated.checked,
  sort: stateOf(`?sort=${shell.sort.value}`).sort,
  page: 1,
})

const facetOf = (target: EventTarget | null): PageFacet | undefined => {
  const name =
    target instanceof Element ? target.closest<HTMLElement>('[data-facet]')?.dataset.facet : undefined
  return PAGE_FACETS.find((facet) => facet === name)
}

/** The values in use after a change of the form: boxes that are closed have none of them to show. */
function chosenAfter({ target }: Event): State['chosen'] {
  const facet = facetOf(target)
  if (facet === undefined || !(target instanceof HTMLInputElement)) return state.chosen
  const others = state.chosen[facet].filter((value) => value !== target.value)
  return { ...state.chosen, [facet]: target.checked ? [...others, target.value] : others }
}

/** Counts a box that was opened, unless the question is still being answered, which counts what is open then. */
function countOpened(target: EventTarget | null): void {
  const facet = facetOf(target)
  if (facet === undefined || !(target instanceof HTMLDetailsElement) || !target.open) return
  if (shown?.number === asked) boxes.opened(facet, shown).catch(console.error)
}

function listen(): void {
  const later = () => {
    stopAsking()
    const ask = (typing: boolean) => open({ ...state, q: shell.box.value, page: 1 }, false, typing)
    pauses = [setTimeout(ask, PAUSE, true), setTimeout(ask, END_OF_TYPING, false)]
  }
  shell.box.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) later()
  })
  shell.box.addEventListener('compositionend', later)
  shell.form.addEventListener('submit', (event) => {
    event.preventDefault()
    open(formState())
  })
  for (const control of [shell.filters, shell.sort])
    control.addEventListener('change', (event) => open(formState(chosenAfter(event))))
  // It does not bubble.
  shell.filters.addEventListener('toggle', ({ target }) => countOpened(target), { capture: true })
  window.addEventListener('popstate', () => {
    stopAsking()
    state = stateOf(location.search)
    fillForm()
    void show()
  })
  listenToKeys(shell, () => open({ ...state, q: '', page: 1 }, false))
}

/** What was written while this script was on its way. */
const written = isAsked(state) ? '' : shell.box.value
listen()
fillForm()
if (written === '') void show()
else {
  shell.box.value = written
  shell.box.dispatchEvent(new InputEvent('input'))
}
