// Tells cheaply whether files changed: by what the file system says of them, never where that could miss a change.
import { createHash } from 'node:crypto'
import { type BigIntStats, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a file system says of a file: size, times of change of its contents and of its entry, number. Empty for a file
 * that changed so lately, or by its times so late, that another change could leave them as they are: such a file is
 * read again.
 */
export type Signature = string

/** The coarsest times that file systems keep: two seconds (FAT). */
const COARSEST = 2_000_000_000n

/** Regular files below a folder, with their signatures; the same files as `listFiles` gives, in its order. */
export type Scan = ReadonlyMap<string, Signature>

/**
 * Links to files are looked at where they lead to. A folder right below may be a link, as `listFiles` takes it for each
 * of them; a link to a folder further down is one entry that is never known to be unchanged.
 * @param top folder below it that alone is looked at; all when left out.
 */
export function scanFolder(folder: string, top = ''): Scan {
  const settled = BigInt(Date.now()) * 1_000_000n - COARSEST
  const found: [string, Signature][] = []
  const look = (path: string, isLink: boolean): void => {
    if (isLink && !path.includes('/') && statOf(join(folder, path))?.isDirectory()) walk(path)
    else {
      const signature = signatureAt(join(folder, path), settled)
      if (signature !== null) found.push([path, signature])
    }
  }
  const walk = (below: string): void => {
    for (const entry of entriesOf(join(folder, below), below === top)) {
      if (entry.name.startsWith('.') || entry.name.endsWith('.tmp')) continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else look(path, entry.isSymbolicLink())
    }
  }
  walk(top)
  found.sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(found)
}

/** Of what stands under a name, with what it leads to where it is a link; null for a folder and for nothing. */
function signatureAt(file: string, settled: bigint): Signature | null {
  const own = lstatSync(file, { bigint: true, throwIfNoEntry: false })
  if (!own || own.isDirectory()) return null
  const sign = signatureOf(own, settled)
  if (!own.isSymbolicLink()) return sign
  const target = statOf(file)
  const led = target?.isFile() ? signatureOf(target, settled) : ''
  return sign === '' || led === '' ? '' : `${sign}.${led}`
}

/** Null where a link leads nowhere. */
function statOf(file: string): BigIntStats | null {
  try {
    return statSync(file, { bigint: true })
  } catch {
    return null
  }
}

/**
 * A scan brought up to date where files are known to have changed, and where it could not tell.
 * @param changed paths below the folder, of files that are there or are no more.
 */
export function rescan(folder: string, before: Scan, changed: Iterable<string>): Scan {
  const settled = BigInt(Date.now()) * 1_000_000n - COARSEST
  const found = new Map(before)
  const doubtful = [...before].flatMap(([path, signature]) => (signature === '' ? [path] : []))
  for (const path of [...changed, ...doubtful]) {
    const signature = signatureAt(join(folder, path), settled)
    const isLeftOut = path.split('/').some((name) => name.startsWith('.') || name.endsWith('.tmp'))
    if (signature !== null && !isLeftOut) found.set(path, signature)
    else found.delete(path)
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function entriesOf(folder: string, isTop: boolean) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (cause) {
    if (isTop && (cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
}

function signatureOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats, settled: bigint): Signature {
  if (mtimeNs >= settled || ctimeNs >= settled) return ''
  return `${size.toString(36)}.${mtimeNs.toString(36)}.${ctimeNs.toString(36)}.${ino.toString(36)}`
}

/** Tells one file from another that took its name: what is remembered of a file holds while this stays. */
export function signOf(file: string): string {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false })
  return stat ? `${stat.size}.${stat.mtimeNs}.${stat.ctimeNs}.${stat.ino}` : ''
}

/** Stands for all files of some scans; null when one of them must be read again. */
export function digestOf(scans: readonly Scan[]): string | null {
  const hash = createHash('sha256')
  for (const scan of scans) {
    hash.update('\n')
    for (const [path, signature] of scan) {
      if (signature === '') return null
      hash.update(`${path}\0${signature}\n`)
    }
  }
  return hash.digest('hex').slice(0, 32)
}

/** Size and time of a file of the site, as `scanSite` and `placeOf` tell it. */
export type Place = string

/** Names in the folder of a site that are not of it: where new files wait on a disk of its own, what a disk has itself. */
export const NOT_OF_SITE: ReadonlySet<string> = new Set(['.warraq', 'lost+found'])

/** Every file of the site, whatever it is called. */
export function scanSite(folder: string): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  const walk = (below: string): void => {
    for (const entry of entriesOf(join(folder, below), below === '')) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (NOT_OF_SITE.has(path)) continue
      if (entry.isDirectory()) walk(path)
      else {
        const place = placeOf(join(folder, path))
        if (place !== null) found.set(path, place)
      }
    }
  }
  walk('')
  return found
}

/** Null for what is no regular file. */
export function placeOf(file: string): Place | null {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  return stat?.isFile() ? `${stat.size.toString(36)}.${Math.round(stat.mtimeMs * 1000).toString(36)}` : null
}

/** Stands for all files of a site, in any order: the sum of a hash (FNV-1a, twice) of each. */
export function siteDigestOf(site: ReadonlyMap<string, Place>): string {
  let [a, b] = [0, 0]
  for (const [path, place] of site) {
    let [x, y] = [0x811c9dc5, 0x9747b28c]
    const line = `${path}\t${place}`
    for (let i = 0; i < line.length; i += 1) {
      const unit = line.charCodeAt(i)
      x = Math.imul(x ^ unit, 0x01000193)
      y = Math.imul(y ^ unit, 0x85ebca6b) ^ (y >>> 13)
    }
    a = (a + x) >>> 0
    b = (b + y) >>> 0
  }
  return `${site.size}.${a.toString(36)}.${b.toString(36)}`
}
