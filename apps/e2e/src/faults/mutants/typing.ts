import { typingEndsMs } from './limits.ts'
import type { Mutant } from './mutant.ts'

export const endlessTyping: Mutant = {
  name: 'typing without an end',
  break: ({ clock, ...parts }) => ({
    ...parts,
    clock: { ...clock, after: (ms, fn) => (ms === typingEndsMs ? () => {} : clock.after(ms, fn)) },
  }),
}
