import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small disk of its own that can be filled to the last byte. */
export type Disk = {
  folder: string
  /** What a command must be run within to see it. */
  within: readonly string[]
  fill(): void
  free(): void
  remove(): Promise<void>
}

const sizeMb = 24
const piece = Buffer.alloc(4096)

/** Whether this machine lets a process have a view of the disks of its own. */
export const canMount = () => spawnSync('unshare', ['-Urm', 'true']).status === 0

/**
 * Mounts a file system in memory in a mount namespace of its own, so that nothing of it is left however this process ends. Rejects where
 * the machine allows no such namespace.
 */
export async function createDisk(): Promise<Disk> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-disk-'))
  // It lives as long as its standard input is open: no longer than this process.
  const mount = `mount -t tmpfs -o size=${sizeMb}m beckon '${folder}' && echo mounted && exec cat`
  const holder = spawn('unshare', ['-Urm', 'sh', '-c', mount], { stdio: 'pipe' })
  const remove = async () => {
    if (holder.exitCode === null && holder.signalCode === null) {
      holder.stdin.end()
      await once(holder, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await mounted(holder)
  } catch (error) {
    await remove()
    throw error
  }
  const filler = join(`/proc/${holder.pid}/root`, folder, 'filler')
  return {
    folder,
    within: ['nsenter', '--target', String(holder.pid), '--user', '--mount', '--preserve-credentials', '--'],
    fill() {
      try {
        for (;;) appendFileSync(filler, piece)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    },
    free: () => rmSync(filler),
    remove,
  }
}

function mounted(holder: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = ''
    holder.once('error', fail)
    holder.stderr?.on('data', data => {
      said += data
    })
    holder.stdout?.once('data', () => done())
    holder.once('exit', code => fail(new Error(`no disk of its own, unshare ended with ${code}: ${said}`)))
  })
}
