#!/usr/bin/env node
// Starts the program.
import { setFlagsFromString } from 'node:v8'
import { load } from '../src/start/load.js'

// What is alive grows by two fifths before it is looked for what can go, not to the four times that the engine allows
// itself on large machines: a build of 10,000 articles takes .8 GB instead of 1.7, and as long.
setFlagsFromString('--heap-growing-percent=40')

const { main } = await load('cli')
/** What documents hold must not steer a terminal: control characters are written as escapes, in JSON too. */
const CONTROLS_RE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
const plain = (text) =>
  text.replace(CONTROLS_RE, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
const io = {
  stdout: (text) => process.stdout.write(plain(text)),
  // A line of progress is written over itself; it holds no text of documents.
  stderr: (text) => process.stderr.write(text.startsWith('\r\u001b[K') ? text : plain(text)),
  terminal: process.stderr.isTTY === true,
}
// A reader that closes the pipe (head, less) has read enough.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await main(process.argv.slice(2), io)
