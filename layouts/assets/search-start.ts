// Fetches the search when it is needed: at once for an address that asks something, else at the first sign of a reader.
// The search's own script weighs more than the page, its words and its fonts.

/** What somebody does who is there. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll']

const form = document.querySelector<HTMLFormElement>('#search-form[data-engine]')
const message = document.getElementById('message')

if (form) {
  const engine = new URL(form.dataset.engine ?? '', document.baseURI).href
  const stop = new AbortController()
  const start = (event?: Event) => {
    stop.abort()
    // The key that leads to the search field: whoever listens to it is still on the way.
    if (event instanceof KeyboardEvent && event.key === '/' && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault()
      form.querySelector<HTMLInputElement>('[name=q]')?.focus()
    }
    // A question that is sent before the search has come waits for it.
    let sent = false
    const hold = (submitted: Event) => {
      submitted.preventDefault()
      sent = true
    }
    form.addEventListener('submit', hold)
    import(engine)
      .catch(() => {
        if (message) message.hidden = false
      })
      .then(() => {
        form.removeEventListener('submit', hold)
        if (sent) form.requestSubmit()
      })
  }
  // Folded on phones, where the results come first.
  if (matchMedia('(min-width: 64rem)').matches) document.getElementById('filters')?.setAttribute('open', '')
  // It says what to do where no script answers; this one does.
  if (message) message.hidden = true
  if (location.search.length > 1) start()
  else for (const sign of SIGNS) addEventListener(sign, start, { signal: stop.signal })
}
