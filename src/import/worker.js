// Starts a worker: the program as the main thread has it.
import { load } from '../start/load.js'

const { default: read } = await load('worker')

export default read
