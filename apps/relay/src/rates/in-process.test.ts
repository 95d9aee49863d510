import { createClockByHand } from '../clock/by-hand.ts'
import { ratesContract } from './contract.ts'
import { createInProcessRates } from './in-process.ts'

ratesContract('in process', () => {
  const clock = createClockByHand()
  const rates = createInProcessRates(clock)
  return { connect: () => rates, advance: ms => clock.advance(ms), settle: () => clock.advance(1000), now: clock.now }
})
