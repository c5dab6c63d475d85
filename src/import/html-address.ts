// Makes addresses plain: what web archives and caches put before them is taken off; and tells whose site they are of.
import type { Outlet } from '../model.ts'

/** Replay prefixes of the Wayback Machine and of archives that speak its language: a moment, flags, then the address. */
const REPLAY_RE =
  /^(?:https?:)?(?:\/\/[^/]+)?\/(?:[a-z0-9_-]+\/){0,3}?\d{4,14}(?:[a-z]{2}_)?\/(?=https?:\/{1,2}|www\.)/i
/** Copies that AMP caches serve under the address of their own: `cdn.ampproject.org/c/s/example.org/…`. */
const AMP_CACHE_RE = /^https?:\/\/[^/]*\.?cdn\.ampproject\.org\/[a-z]\/(s\/)?/i

/** The address that a page was published at, or null when the text is not a web address. */
export function plainAddress(written: string | null | undefined): string | null {
  let url = (written ?? '').replace(/\s+/gu, '').trim()
  for (let i = 0; i < 3 && REPLAY_RE.test(url); i += 1)
    url = url.replace(REPLAY_RE, '').replace(/^(https?:)\/(?!\/)/i, '$1//')
  const cached = url.match(AMP_CACHE_RE)
  if (cached) url = `${cached[1] ? 'https' : 'http'}://${url.slice(cached[0].length)}`
  if (/^\/\/[^/]/.test(url)) url = `http:${url}`
  if (/^www\./i.test(url)) url = `http://${url}`
  return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url) ? url : null
}

/** Host without `www.`, in lower case; null when the text is not a web address. */
export function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\d?\./, '').toLowerCase() : null
}

/** The outlet whose site an address is of: the longest of the known hosts that fits; accounts (`host/name`) count whole. */
export function outletOfUrl(url: string | null, outlets: readonly Outlet[]): Outlet | null {
  const host = hostOf(url)
  if (!url || !host) return null
  const { hosts, paths } = addressesOf(outlets)
  const path = `${host}${new URL(url).pathname}`.toLowerCase()
  const deeper = paths
    .filter(([known]) => path === known || path.startsWith(`${known}/`))
    .sort(([a], [b]) => b.length - a.length)[0]
  if (deeper) return deeper[1]
  const labels = host.split('.')
  for (let i = 0; i < labels.length; i += 1) {
    const outlet = hosts.get(labels.slice(i).join('.'))
    if (outlet) return outlet
  }
  return null
}

interface Addresses {
  readonly hosts: ReadonlyMap<string, Outlet>
  /** Hosts with the beginning of a path. */
  readonly paths: readonly (readonly [string, Outlet])[]
}

const known = new WeakMap<readonly Outlet[], Addresses>()

/** The addresses of all outlets, put in order once. */
function addressesOf(outlets: readonly Outlet[]): Addresses {
  const there = known.get(outlets)
  if (there) return there
  const all = outlets.flatMap((outlet) =>
    outlet.hosts.map((written) => [written.toLowerCase().replace(/^www\./, ''), outlet] as const),
  )
  const addresses = {
    hosts: new Map(all.filter(([host]) => !host.includes('/')).toReversed()),
    paths: all.filter(([host]) => host.includes('/')),
  }
  known.set(outlets, addresses)
  return addresses
}
