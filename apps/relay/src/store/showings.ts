/** One showing of a rule: `id` is random, made on the page, and stands for nothing but this showing. */
export type ShownRule = { site: string; id: string; rule: string; version: number }

/**
 * What must be true of invitations over all visitors, devices and relays. It is in the store because that is the one thing all relays share in every
 * deployment, and because a relay that is killed between two of these MUST forget none of them.
 */
export type Showings = {
  /**
   * Takes one of `most` places of a site until `until`; false when all are taken. MUST answer true again for an id that has one. MUST NOT let more through when
   * several ask at once. What has ended by `now` is free.
   */
  reserve(place: { site: string; id: string; now: number; until: number; most: number }): Promise<boolean>
  /** Frees the place of an id, if it has one. */
  release(site: string, id: string): Promise<void>
  /**
   * Whether this is one of the first `most` showings of this rule, in this version, to this visitor, over all devices. MUST answer true again for an id that was
   * one, and MUST NOT let more through when several ask at once.
   */
  claim(showing: ShownRule & { visitor: string; most: number }): Promise<boolean>
}
