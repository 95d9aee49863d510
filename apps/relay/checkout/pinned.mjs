import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const pinnedNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The pinned Node first on the path, so that whatever is started finds it as `node`. */
const withPinned = env => ({ ...env, PATH: join(root, 'node_modules/.bin') + delimiter + env.PATH })

/** Runs a script on the pinned Node; resolves with its exit code. Signals go on to it, and it decides what they mean. */
export function runPinned(args, { env = process.env, ...options } = {}) {
  return run(pinnedNode, args, { env: withPinned(env), ...options })
}

/** Runs a program in the checkout; resolves with its exit code, 1 if it could not be started or a signal ended it. */
export function run(program, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    const forward = signal => child.kill(signal)
    // A terminal sends Ctrl-C to the whole group, the child included: here it must only not end the waiting.
    const wait = () => {}
    process.on('SIGTERM', forward).on('SIGINT', wait)
    child.on('error', () => resolve(1))
    child.on('exit', code => {
      process.off('SIGTERM', forward).off('SIGINT', wait)
      resolve(code ?? 1)
    })
  })
}

/** A failure that the person at the keyboard can mend: one line what, one line how. */
export function failure(message, mend) {
  return Object.assign(new Error(message), { mend })
}
