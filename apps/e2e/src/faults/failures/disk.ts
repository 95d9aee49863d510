import { setTimeout as wait } from 'node:timers/promises'
import type { Stage } from './failure.ts'

const fullMs = { least: 2000, most: 4000 }

/** Not a byte more fits on the disk for some seconds. */
export async function diskFull({ deployment: { disk }, history, random }: Stage): Promise<void> {
  if (!disk) throw new Error('this scenario has no disk of its own')
  history.record({ event: 'fault', fault: 'disk-full', phase: 'begin' })
  disk.fill()
  await wait(random.whole(fullMs.least, fullMs.most))
  disk.free()
  history.record({ event: 'fault', fault: 'disk-full', phase: 'end' })
}
