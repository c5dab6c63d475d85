// Starts a worker: TypeScript is run as it is, through tsx, as in bin/warraq.js.
import { register } from 'tsx/esm/api'

register()
const { default: read } = await import('./worker.ts')

export default read
