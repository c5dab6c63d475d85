// Starts a worker: TypeScript is run as it is, through tsx, as in bin/warraq.js.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
