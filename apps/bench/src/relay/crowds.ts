import { connectBare, connectBareVisitor } from './clients/bare.ts'
import { connectBeckon, connectBeckonVisitor } from './clients/beckon.ts'
import { connectSocketIo, connectSocketIoVisitor } from './clients/socket-io.ts'
import type { Job } from './job.ts'
import type { Heard, Pair } from './pair.ts'

/** How each protocol connects a pair, and a visitor who only stays connected. */
export const crowds: Record<
  Job['protocol'],
  {
    connect(job: Job, index: number, heard: Heard): Promise<Pair>
    connectVisitor(job: Job, index: number): Promise<void>
  }
> = {
  bare: { connect: connectBare, connectVisitor: connectBareVisitor },
  'socket-io': { connect: connectSocketIo, connectVisitor: connectSocketIoVisitor },
  beckon: { connect: connectBeckon, connectVisitor: connectBeckonVisitor },
}
