import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { observe, untilGood } from './ready.ts'
import { createProgram, freePort } from './server.ts'

/** A Redis with a replica, watched by one sentinel that lets the replica take over a second after the first is gone. */
export async function startRedisSentinel() {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-sentinel-'))
  const [port, replicaPort, sentinelPort] = [await freePort(), await freePort(), await freePort()]
  const usual = ['--bind', '127.0.0.1', '--dir', folder, '--save', '']
  const ready = 'Ready to accept connections'
  const primary = createProgram('redis-server', ['--port', String(port), ...usual], ready)
  await primary.start()
  const replicaOf = [
    '--port',
    String(replicaPort),
    '--replicaof',
    '127.0.0.1',
    String(port),
    '--repl-diskless-sync-delay',
    '0',
  ]
  const replica = createProgram('redis-server', [...replicaOf, ...usual], ready)
  await replica.start()
  const observers = [await observe(port), await observe(replicaPort)]
  await untilGood(async () => (await observers[1]?.info('replication'))?.includes('master_link_status:up') === true)

  // A sentinel writes what it learns into its own settings.
  const file = join(folder, 'sentinel.conf')
  const settings = [
    `port ${sentinelPort}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor main 127.0.0.1 ${port} 1`,
    'sentinel down-after-milliseconds main 1000',
    'sentinel failover-timeout main 3000',
  ]
  writeFileSync(file, settings.join('\n'))
  const sentinel = createProgram('redis-server', [file, '--sentinel'], '+monitor master')
  await sentinel.start()
  const asker = await observe(sentinelPort)
  await untilGood(async () => ((await asker.call('SENTINEL', 'REPLICAS', 'main')) as unknown[]).length === 1)
  asker.disconnect()
  return {
    url: `redis+sentinel://127.0.0.1:${sentinelPort}/main`,
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
