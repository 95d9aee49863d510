import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { observe, startOnFreePort, untilGood } from './ready.ts'
import { createProgram } from './server.ts'

/** A sentinel flushes each thing it learns to disk, and after standing still for two seconds trusts nothing for half a minute. */
const quickFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/**
 * A replica that has been without its primary for ten times as long is never let take over, which must be more than that half minute: or one pause of the
 * machine at the wrong moment and nobody ever takes over.
 */
const downAfterMs = 4000

/** A Redis with a replica, watched by one sentinel that lets the replica take over seconds after the first is gone. */
export async function startRedisSentinel() {
  const folder = mkdtempSync(join(quickFolder, 'beckon-sentinel-'))
  const usual = ['--bind', '127.0.0.1', '--dir', folder, '--save', '']
  const server = (...more: string[]) =>
    startOnFreePort(port =>
      createProgram('redis-server', ['--port', String(port), ...usual, ...more], 'Ready to accept connections'),
    )
  const primary = await server()
  const replica = await server('--replicaof', '127.0.0.1', String(primary.port), '--repl-diskless-sync-delay', '0')
  const observers = [await observe(primary.port), await observe(replica.port)]
  await untilGood(async () => (await observers[1]?.info('replication'))?.includes('master_link_status:up') === true)

  const sentinel = await startOnFreePort(port => {
    // A sentinel writes what it learns into its own settings.
    const file = join(folder, `sentinel-${port}.conf`)
    const settings = [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${folder}`,
      `sentinel monitor main 127.0.0.1 ${primary.port} 1`,
      `sentinel down-after-milliseconds main ${downAfterMs}`,
      'sentinel failover-timeout main 3000',
    ]
    writeFileSync(file, settings.join('\n'))
    return createProgram('redis-server', [file, '--sentinel'], '+monitor master')
  })
  const asker = await observe(sentinel.port)
  await untilGood(async () => ((await asker.call('SENTINEL', 'REPLICAS', 'main')) as unknown[]).length === 1)
  asker.disconnect()
  return {
    url: `redis+sentinel://127.0.0.1:${sentinel.port}/main`,
    primary,
    /** Bystanders, at the first in charge and at its replica. */
    observers,
    async stop() {
      for (const observer of observers) observer.disconnect()
      for (const program of [sentinel, replica, primary]) {
        await program.signal('SIGCONT')
        await program.signal('SIGKILL')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
