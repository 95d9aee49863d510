// For people who change the code: builds on save, starts the relay anew when its code changes, and every page reloads.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './pinned.mjs'

// Vite belongs to the checkout, not to the relay.
const { build } = await import(createRequire(join(root, 'package.json')).resolve('vite'))

for (const mode of ['widget', 'console', 'demo']) {
  await build({ mode, logLevel: 'warn', clearScreen: false, build: { watch: {} } })
}
const relay = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'apps/relay/src/command.ts', 'demo', '--reload', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => relay.kill(signal))
relay.on('exit', code => process.exit(code ?? 0))
