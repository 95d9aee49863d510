import { once } from 'node:events'
import { Redis } from 'ioredis'
import { freePort } from './server.ts'

/** A bystander's connection to a Redis that runs. */
export async function observe(port: number): Promise<Redis> {
  const redis = new Redis(port, '127.0.0.1')
  redis.on('error', () => {})
  await once(redis, 'connect')
  return redis
}

/** A port that was free may be taken before the program listens on it. */
const mostTries = 5

/** Starts a program on a port that is free. */
export async function startOnFreePort<P extends { start(): Promise<void> }>(create: (port: number) => P | Promise<P>) {
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const program = await create(port)
    try {
      await program.start()
      return { ...program, port }
    } catch (error) {
      if (tries === mostTries) throw error
    }
  }
}

/** Asks until the answer is good; the pause only keeps the servers from being asked all the time. */
export async function untilGood(isGood: () => Promise<boolean>): Promise<void> {
  while (!(await isGood())) await new Promise(resolve => setTimeout(resolve, 20))
}
