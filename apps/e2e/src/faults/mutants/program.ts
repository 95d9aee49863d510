import { fileURLToPath } from 'node:url'
import type { Program } from '../../relay/process.ts'

/** A relay with one mutant inside. */
export const relayOf = (name: string): Program => ({
  args: [fileURLToPath(new URL('relay.ts', import.meta.url)), name],
  ready: 'ready',
})
