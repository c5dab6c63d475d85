// The floor: a bare loop that reads records, parses, renders and writes as many files and bytes as the archive's pages.
// node bench/build/floor.js CONTENT OUTPUT PAGES
// PAGES is a file of JSON, [[path, bytes], …]: the pages of the site that it is measured against.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import matter from 'gray-matter'
import markdownIt from 'markdown-it'

const [content, output, list] = process.argv.slice(2)
if (!content || !output || !list) throw new Error('write floor.js CONTENT OUTPUT PAGES')

/** @type {[string, number][]} */
const pages = JSON.parse(readFileSync(list, 'utf8'))
const sizes = new Map(pages)
const markdown = markdownIt()
/** Filler of pages that are longer than what the loop renders. */
const largest = [...sizes.values()].reduce((most, size) => Math.max(most, size), 0)
const rest = Buffer.alloc(largest, 'نص ')
const folders = new Set()

/** @param {string} path @param {Buffer} html */
function write(path, html) {
  const file = join(output, path)
  const folder = dirname(file)
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
  folders.add(folder)
  const size = sizes.get(path) ?? html.length
  writeFileSync(
    file,
    html.length >= size
      ? html.subarray(0, size)
      : Buffer.concat([html, rest.subarray(0, size - html.length)]),
  )
  sizes.delete(path)
}

for (const file of readdirSync(join(content, 'articles'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.md')) continue
  // Without the second argument gray-matter keeps every text in memory.
  const { data, content: body } = matter(readFileSync(join(content, 'articles', file), 'utf8'), {})
  const { id, title, published, outlet, place } = data
  const html = `<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>
<p>${outlet} · ${published} · ${place}</p>
${markdown.render(body)}</article></body></html>`
  write(`articles/${id.slice(0, 2)}/${id}.html`, Buffer.from(html))
}
const none = Buffer.alloc(0)
for (const path of [...sizes.keys()]) write(path, none)
