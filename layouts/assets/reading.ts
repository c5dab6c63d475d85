// The script of every page: what a reader chose of how the archive is shown, marks on the words that led to it, buttons that copy,
// the search fetched ahead.

import { fetchAhead } from './reading/ahead.ts'
import { setUpCopying } from './reading/copy.ts'
import { markWords } from './reading/highlight.ts'
import { applySettings } from './reading/settings.ts'

applySettings()
markWords()
setUpCopying()
fetchAhead()
