// Marks on an article's page the words that led to it: `#words=…` holds their spellings, as the search page found them.

/** Letters that are seen: no harakat, no tatweel, no invisible signs. */
const bare = (word: string): string => word.replace(/[\p{M}\p{Cf}\u0640]/gu, '').toLowerCase()

export function markWords(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('words')
  if (!given) return
  const wanted = new Set(given.split(' ', 40).map(bare))
  const article = document.querySelector('article') ?? document.querySelector('main')
  const walker = document.createTreeWalker(article ?? document.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  let first: Element | undefined
  for (const text of texts) {
    const parts: (string | Element)[] = []
    let found = false
    for (const part of text.data.split(/([\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*)/u)) {
      if (part !== '' && wanted.has(bare(part))) {
        const mark = document.createElement('mark')
        mark.textContent = part
        parts.push(mark)
        first ??= mark
        found = true
      } else parts.push(part)
    }
    if (found) text.replaceWith(...parts)
  }
  first?.scrollIntoView({ block: 'center' })
}
