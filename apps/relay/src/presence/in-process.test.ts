import { createClockByHand } from '../clock/by-hand.ts'
import { presenceContract } from './contract.ts'
import { createInProcessPresence } from './in-process.ts'

presenceContract('in process', () => {
  const clock = createClockByHand()
  return { presence: createInProcessPresence(clock), advance: ms => clock.advance(ms) }
})
