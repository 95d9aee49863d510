// What `npm start`, `npm test` and the other root scripts call. JavaScript, not TypeScript, because it runs before anything is
// installed, on whatever Node (>= 18) the machine has; all it starts runs on the pinned one. The scripts say
// `exec`, or a signal to npm would end the shell between and leave the relay running.
import { build } from './build.mjs'
import { install } from './install.mjs'
import { runPinned } from './pinned.mjs'
import { relayFlags } from './relay-flags.mjs'
import { test } from './test.mjs'

const [command, ...args] = process.argv.slice(2)
const beckon = 'apps/relay/src/command.ts'

const commands = {
  async demo() {
    await install()
    await build()
    return runPinned([...relayFlags, beckon, 'demo', ...args])
  },
  async beckon() {
    await install()
    if (args[0] === 'serve' || args[0] === 'demo') await build()
    return runPinned([...relayFlags, beckon, ...args])
  },
  async dev() {
    await install()
    await build()
    return runPinned(['apps/relay/checkout/dev.mjs', ...args])
  },
  async bench() {
    await install()
    await build()
    return runPinned(['apps/bench/src/main.ts', ...args])
  },
  async faults() {
    await install()
    await build()
    return runPinned(['apps/e2e/src/faults/main.ts', ...args])
  },
  async build() {
    await install()
    await build({ always: true })
    return 0
  },
  async test() {
    await install()
    return test(args)
  },
}

try {
  process.exitCode = await commands[command]()
} catch (error) {
  if (!error.mend) throw error
  console.error(`beckon: ${error.message}\n        ${error.mend}`)
  process.exitCode = 1
}
