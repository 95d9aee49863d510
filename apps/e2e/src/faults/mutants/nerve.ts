import type { Mutant } from './mutant.ts'

/** Nothing that happens on one relay is told to the others. */
export const fanOutLost: Mutant = {
  name: 'fan-out lost between relays',
  break: ({ bus, ...parts }) => ({ ...parts, bus: { ...bus, publish: () => {} } }),
  // Whoever comes back reads the store.
  faults: {},
}

/** Redis was away, and nobody looks into the store for what it did not tell meanwhile: neither at once nor with the next pulse. */
export const missedForgotten: Mutant = {
  name: 'missed events forgotten',
  break: ({ bus, conversations, ...parts }) => ({
    ...parts,
    bus: { ...bus, onMissed: () => () => {} },
    conversations: { ...conversations, heads: async () => new Map() },
  }),
  faults: { redisKill: 8 },
}
