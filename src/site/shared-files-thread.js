// Starts a thread: the program as the main thread has it.
import { load } from '../start/load.js'

await load('assets')
