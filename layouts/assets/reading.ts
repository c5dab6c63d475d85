// The script of every page: what a reader chose of how the archive is shown, and marks on the words that led to it.

import { markWords } from './reading/highlight.ts'
import { applySettings } from './reading/settings.ts'

applySettings()
markWords()
