// Builds archives on request in one process, as `warraq serve` does: a line of JSON in, a line of JSON out.
import { createInterface } from 'node:readline'
import { register } from 'tsx/esm/api'

register()
const { buildSite } = await import('../src/site/build.ts')
const { faultLine } = await import('../src/commands/faults.ts')
const { authorityOf, fieldNamesOf, OWN_LISTS } = await import('../src/commands/workspace.ts')

for await (const line of createInterface({ input: process.stdin })) {
  const { content, output, full, ownLists = OWN_LISTS } = JSON.parse(line)
  const answer = await buildSite({
    content,
    output,
    lists: async () => ({ authority: await authorityOf(content), fields: await fieldNamesOf(content) }),
    ownLists,
    full,
    search: true,
    progress: () => undefined,
  }).catch((cause) => ({ failed: `${faultLine(cause)}${cause?.stack ?? cause}` }))
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
