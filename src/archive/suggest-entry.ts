// Makes the entry of an authority file for a new name, and puts it at the end of the file that people edit.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fold } from '../arabic/letters.ts'
import { writeWhole } from './files.ts'
import type { SuggestKind } from './suggest-find.ts'
import { asMap, asString, readYaml } from './yaml.ts'

/** Folded letters in Latin ones, enough for an address; a person may write a better id before it is in use. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ ا: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's' },
  ...{ ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm' },
  ...{ ن: 'n', ه: 'h', و: 'w', ي: 'y', ء: '' },
}
const MOST_LETTERS = 60
/** What YAML reads as the same text without quotation marks: Arabic words (not `null` or `yes`). */
const PLAIN_RE = /^\p{Script=Arabic}[\p{Script=Arabic}\p{M} ]*$/u

/**
 * An id for a name, of small Latin letters, digits and hyphens.
 * @param taken ids that are in use; a number is added to one of them.
 */
export function idOf(name: string, taken: ReadonlySet<string>): string {
  const latin = [...fold(name)].map((letter) => LATIN[letter] ?? letter).join('')
  const own =
    latin
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, MOST_LETTERS)
      .replace(/^-+|-+$/g, '') || 'name'
  let id = own === 'index' || own === 'unknown' ? `${own}-1` : own
  for (let n = 2; taken.has(id); n += 1) id = `${own}-${n}`
  return id
}

/** The entry as the authority files have it, with a line feed at its end. */
export function entryOf(id: string, name: string, variants: readonly string[]): string {
  const scalar = (text: string) => (PLAIN_RE.test(text) && text === text.trim() ? text : JSON.stringify(text))
  const lines = variants.map((variant) => `    - ${scalar(variant)}\n`)
  return `- id: ${id}\n  name: ${scalar(name)}\n  variants:${lines.length === 0 ? ' []\n' : `\n${lines.join('')}`}`
}

/**
 * Puts an entry at the end of an authority file and leaves all else as it is, comments too; makes the file when there
 * is none.
 * @returns the path of the file, or why nothing was written: a file that is no list, or is not valid YAML.
 */
export async function addEntry(
  content: string,
  kind: SuggestKind,
  entry: string,
): Promise<{ readonly path: string } | { readonly refused: string }> {
  const path = join(content, 'authority', `${kind}.yaml`)
  const before = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw cause
  })
  const after = `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${entry}`
  const empty = before.replace(/^\s*#.*$/gm, '').trim() === ''
  const old = empty ? { value: [] } : readYaml(before)
  const [made, own] = [readYaml(after), readYaml(entry)]
  if ('fault' in old) return { refused: `${path} is not valid YAML (${old.fault.message})` }
  if (!Array.isArray(old.value)) return { refused: `${path} is not a list of entries` }
  const count = old.value.length
  const last = 'value' in made && Array.isArray(made.value) ? made.value : []
  const wanted = 'value' in own && Array.isArray(own.value) ? asMap(own.value[0]) : null
  if (last.length !== count + 1 || asString(asMap(last.at(-1))?.id) !== asString(wanted?.id)) {
    return { refused: `${path} is written in a way that an entry cannot be put at its end` }
  }
  await writeWhole(path, after, true)
  return { path }
}
