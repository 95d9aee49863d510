import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { failure, root, runPinned } from './pinned.mjs'
import { filesBelow, stampOf } from './stamp.mjs'

/** The rooms that are built, and what each is made from. */
const rooms = [
  { mode: 'widget', dist: 'packages/widget/dist', from: ['packages'] },
  { mode: 'console', dist: 'apps/console/dist', from: ['packages', 'apps/console'] },
  { mode: 'demo', dist: 'apps/demo/dist', from: ['apps/demo'] },
]

/** Builds the widget, the console and the demo shop, each only if its sources changed. */
export async function build({ always = false } = {}) {
  for (const { mode, dist, from } of rooms) {
    const files = ['vite.config.ts', 'pnpm-lock.yaml', ...from.flatMap(filesBelow)].filter(
      path => !/\.test\.tsx?$/.test(path),
    )
    const stamp = stampOf(`built-${mode}`, files)
    if (!always && stamp.isFresh && existsSync(join(root, dist))) continue
    console.error(`Building the ${mode} …`)
    const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn']
    const code = await runPinned(args, { stdio: ['ignore', 2, 2] })
    if (code !== 0) throw failure(`The ${mode} could not be built.`, 'The lines above say where.')
    stamp.done()
  }
}
