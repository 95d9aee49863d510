import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure, root, run } from './pinned.mjs'
import { filesBelow, stampOf } from './stamp.mjs'

/** Installs what the lock file says, if it has changed since the last time. Says so on standard error: standard output belongs to the command. */
export async function install() {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw failure(
      `Node ${process.versions.node} is too old to begin with.`,
      'Install Node 18 or newer; the exact one comes by itself.',
    )
  }
  const manifests = filesBelow('.').filter(path => /(^|\/)package\.json$/.test(path))
  const stamp = stampOf('installed', ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])
  if (stamp.isFresh && existsSync(join(root, 'node_modules/node/bin'))) return
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.error('Installing (once, and again when the lock file changes) …')
  const args = [
    '--yes',
    `pnpm@${config.pnpm}`,
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
    '--loglevel=error',
  ]
  const code = await run('npx', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (code !== 0)
    throw failure(
      'The packages could not be installed.',
      'The lines above say why; without a network, try again with one.',
    )
  stamp.done()
}
