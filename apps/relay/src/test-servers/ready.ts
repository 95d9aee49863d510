import { once } from 'node:events'
import { Redis } from 'ioredis'

/** A bystander's connection to a Redis that runs. */
export async function observe(port: number): Promise<Redis> {
  const redis = new Redis(port, '127.0.0.1')
  redis.on('error', () => {})
  await once(redis, 'connect')
  return redis
}

/** Asks until the answer is good; the pause only keeps the servers from being asked all the time. */
export async function untilGood(isGood: () => Promise<boolean>): Promise<void> {
  while (!(await isGood())) await new Promise(resolve => setTimeout(resolve, 20))
}
