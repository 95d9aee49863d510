import type { Redis } from 'ioredis'

/** Lets time pass for these servers: what ends then, ends that much earlier now. */
export async function letPass(servers: Redis[], ms: number): Promise<void> {
  for (const server of servers) {
    for (const key of await server.keys('*')) {
      if ((await server.type(key)) === 'zset') {
        for (const member of await server.zrange(key, '0', '-1')) await server.zincrby(key, -ms, member)
      }
      await server.pexpire(key, (await server.pttl(key)) - ms)
    }
  }
}
