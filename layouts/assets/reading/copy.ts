// Buttons that copy a text of the page: `data-copies` names its element, `data-told` is said when it is done.

/**
 * Shows the buttons and makes them work. Where a page may not use the clipboard (an address without TLS), the text is
 * selected and copied as a reader would.
 */
export function setUpCopying(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-copies]')) {
    const { copies = '', told = '' } = button.dataset
    const text = document.getElementById(copies)
    const status = button.nextElementSibling
    if (text === null || status === null) continue
    button.hidden = false
    button.onclick = async () => {
      status.textContent = ''
      try {
        await navigator.clipboard.writeText(text.textContent)
      } catch {
        getSelection()?.selectAllChildren(text)
        if (!document.execCommand('copy')) return
      }
      status.textContent = told
    }
  }
}
