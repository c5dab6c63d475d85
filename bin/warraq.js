#!/usr/bin/env node
// Starts the program: TypeScript is run as it is, through tsx.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../src/cli.ts')
const io = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
}
// A reader that closes the pipe (head, less) has read enough.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await main(process.argv.slice(2), io)
