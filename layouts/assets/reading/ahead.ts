// Fetches the search's script while a reader writes into a search field, since its page will ask for it.

export function fetchAhead(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-engine]:not([id])')
  form?.addEventListener(
    'focusin',
    () => {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = form.dataset.engine ?? ''
      document.head.append(link)
    },
    { once: true },
  )
}
