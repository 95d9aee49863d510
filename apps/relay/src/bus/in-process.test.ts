import { busContract } from './contract.ts'
import { createInProcessBus } from './in-process.ts'

busContract('in process', () => ({
  ...createInProcessBus(),
  settle: () => new Promise(resolve => setImmediate(resolve)),
}))
