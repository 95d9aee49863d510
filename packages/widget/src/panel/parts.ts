import type * as around from './around/around.ts'
import type * as reader from './reader.ts'
import type * as rest from './rest.ts'

/** What reads canned answers. */
export type Reader = typeof reader
/** What shows a conversation and answers to pick, with its styles. */
export type Rest = typeof rest

/** What stands around a conversation: a form before it, a menu beside it, a verdict after it. */
export type Around = typeof around

/** What the panel loads when it is needed: nobody has to wait for it to write and send. */
export type Parts = { reader(): Promise<Reader>; rest(): Promise<Rest>; around(): Promise<Around> }

export const parts: Parts = {
  reader: () => import('./reader.ts'),
  rest: () => import('./rest.ts'),
  around: () => import('./around/around.ts'),
}
