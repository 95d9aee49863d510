import type { SessionEvent } from '@beckon/rules'

type WithoutAt<E> = E extends { at: number } ? Omit<E, 'at'> : never

/** Something that happened on the page; its moment is added where it is fed to the rules. */
export type PageEvent = WithoutAt<SessionEvent>
