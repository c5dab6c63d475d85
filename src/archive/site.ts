// Reads `content/site.yaml` and the Markdown pages of `content/pages/`.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue, ProsePage, Site } from '../model.ts'
import { listFiles } from './files.ts'
import { readFrontMatter } from './front-matter.ts'
import { asMap, asString, asStrings, readYaml, type Yaml } from './yaml.ts'

/** What an archive is called that says nothing of itself. */
const DEFAULTS: Site = {
  name: 'أرشيف الأخبار',
  description: 'أرشيف أخبار عربية يُقرأ ويُبحث فيه ويُستشهد به.',
  language: 'ar',
  interface: 'ar',
  url: null,
  months: 'both',
  digits: 'latn',
  hijri: true,
  notice: null,
  suggestions: [],
}

type Fields = { readonly [key: string]: Yaml }
type Tell = (key: string, message: string, hint: string) => void

/** @returns the site's settings, defaults where the file says nothing or nothing usable. */
export async function loadSite(content: string, issues: Issue[]): Promise<Site> {
  const text = await readFile(join(content, 'site.yaml'), 'utf8').catch(() => null)
  if (text === null) return DEFAULTS
  const read = readYaml(text)
  const tell = (line: number | null, message: string, hint: string) =>
    issues.push({ severity: 'error', rule: 'site/setting', path: 'site.yaml', line, message, hint })
  if ('fault' in read) {
    tell(read.fault.line, `it is not valid YAML: ${read.fault.message}`, 'mend this line')
    return DEFAULTS
  }
  const map = asMap(read.value)
  if (!map && read.value !== null)
    tell(1, 'it is not a list of `key: value` lines', 'write one setting a line')
  const fields: Fields = map ?? {}
  const lineOf = (key: string) => text.split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 1 || null
  const told: Tell = (key, message, hint) => tell(lineOf(key), message, hint)
  for (const key of Object.keys(fields)) {
    if (!(key in DEFAULTS))
      told(
        key,
        `\`${key.slice(0, 40)}\` is no setting`,
        `the settings are ${Object.keys(DEFAULTS).join(', ')}`,
      )
  }
  const language = languageOf(fields, told)
  return {
    name: asString(fields.name) ?? DEFAULTS.name,
    description: asString(fields.description) ?? DEFAULTS.description,
    language,
    interface: interfaceOf(fields, language, told),
    url: urlOf(fields, told),
    months: choice(fields, 'months', ['both', 'levant', 'egypt', 'maghreb'] as const, told),
    digits: choice(fields, 'digits', ['latn', 'arab'] as const, told),
    hijri: choice(fields, 'hijri', ['true', 'false'] as const, told) === 'true',
    notice: asString(fields.notice),
    suggestions: asStrings(fields.suggestions),
  }
}

function choice<T extends string>(fields: Fields, key: string, allowed: readonly [T, ...T[]], tell: Tell): T {
  const value = asString(fields[key])
  const known = allowed.find((candidate) => candidate === value)
  if (value !== null && !known)
    tell(key, `${key}: "${value.slice(0, 40)}" is none of ${allowed.join(', ')}`, 'write one of them')
  return known ?? allowed[0]
}

/** The archive's own language where the interface speaks it; Arabic for all else, whose readers mostly share its script. */
function interfaceOf(fields: Fields, language: string, tell: Tell): Site['interface'] {
  if (asString(fields.interface) === null) return /^en\b/i.test(language) ? 'en' : 'ar'
  return choice(fields, 'interface', ['ar', 'en'] as const, tell)
}

function languageOf(fields: Fields, tell: Tell): string {
  const value = asString(fields.language)
  if (value === null || /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)) return value ?? DEFAULTS.language
  tell('language', `language: "${value.slice(0, 40)}" is not a language code`, 'write ar, en or the like')
  return DEFAULTS.language
}

function urlOf(fields: Fields, tell: Tell): string | null {
  const value = asString(fields.url)
  if (value === null) return null
  if (URL.canParse(value) && /^https?:/i.test(value)) return value.endsWith('/') ? value : `${value}/`
  tell(
    'url',
    `url: "${value.slice(0, 80)}" is not an http address`,
    'write https://… with a slash at its end, or null',
  )
  return null
}

/** Pages that the site makes itself. */
const RESERVED = new Set(['index', 'search', 'timeline', '404'])

/** Pages that the archive's keepers write; a page that cannot be read is told and left out. */
export async function loadProse(content: string, issues: Issue[]): Promise<readonly ProsePage[]> {
  const folder = join(content, 'pages')
  const pages: ProsePage[] = []
  for (const path of await listFiles(folder)) {
    const name = path.match(/^([a-z0-9][a-z0-9-]*)\.md$/)?.[1]
    const about = { path: `pages/${path}`, line: 1 }
    if (!name || RESERVED.has(name)) {
      const hint = `name it with small letters, digits and - and the ending .md; ${[...RESERVED].join(', ')} are taken`
      issues.push({
        severity: 'warning',
        rule: 'site/page',
        ...about,
        message: 'its name is not one of a page',
        hint,
      })
      continue
    }
    const front = readFrontMatter(await readFile(join(folder, path), 'utf8'), about.path)
    if ('issue' in front) issues.push(front.issue)
    else pages.push({ name, title: asString(front.fields.title) ?? name, body: front.body })
  }
  return pages
}
