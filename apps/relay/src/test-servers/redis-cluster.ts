import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Redis } from 'ioredis'
import { observe, startOnFreePort, untilGood } from './ready.ts'
import { createProgram, freePort } from './server.ts'

const slots = 16_384
const nodeTimeoutMs = 2000

/** A Redis Cluster of three nodes without replicas, each with a third of the slots. */
export async function startRedisCluster() {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-cluster-'))
  const nodes = await Promise.all([0, 1, 2].map(index => startNode(folder, index)))
  const observers = await Promise.all(nodes.map(({ port }) => observe(port)))
  await Promise.all(observers.map((observer, index) => join3(observer, index, nodes)))
  await untilGood(async () => {
    const infos = await Promise.all(observers.map(observer => observer.call('CLUSTER', 'INFO')))
    return infos.every(info => /cluster_state:ok[\s\S]*cluster_known_nodes:3/.test(String(info)))
  })
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    /** A bystander at each node. */
    observers,
    async stop() {
      for (const observer of observers) observer.disconnect()
      for (const node of nodes) {
        await node.signal('SIGCONT')
        await node.signal('SIGKILL')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startNode(folder: string, index: number) {
  return startOnFreePort(async port => {
    const busPort = await freePort()
    const settings = {
      port,
      bind: '127.0.0.1',
      dir: folder,
      save: '',
      'cluster-enabled': 'yes',
      'cluster-port': busPort,
      'cluster-config-file': `nodes-${index}-${port}.conf`,
      'cluster-node-timeout': nodeTimeoutMs,
    }
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
    return { ...createProgram('redis-server', args, 'Ready to accept connections'), busPort }
  })
}

/** Gives a node its third, and lets it meet the others. */
async function join3(observer: Redis, index: number, nodes: { port: number; busPort: number }[]) {
  const from = Math.ceil((slots * index) / 3)
  const to = Math.ceil((slots * (index + 1)) / 3) - 1
  await observer.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)
  await observer.call('CLUSTER', 'ADDSLOTSRANGE', from, to)
  for (const { port, busPort } of nodes) await observer.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort)
}
