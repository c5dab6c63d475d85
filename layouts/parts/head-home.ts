// What the front page tells programs: the site and how to search it. Both need an address, so a site without one is silent.

import type { Html } from '../html.ts'
import { linkedData, searchableSite } from '../linked-data.ts'
import type { View } from '../view.ts'

export function headOfHome(view: View): Html | null {
  return view.site.url === null ? null : linkedData([searchableSite(view, view.site.url)])
}
