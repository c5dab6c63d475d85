// What the head of a list tells programs: that it is a collection, and the way to it.

import type { ListingPage } from '../../src/model.ts'
import type { Html } from '../html.ts'
import { breadcrumbList, collectionPage, linkedData } from '../linked-data.ts'
import type { View } from '../view.ts'
import { stepsOf } from './breadcrumbs.ts'

export function headOfListing(page: ListingPage, view: View): Html {
  return linkedData([collectionPage(view, page), breadcrumbList(view, stepsOf(view, page.trail))])
}
