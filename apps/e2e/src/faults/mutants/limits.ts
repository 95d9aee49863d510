/** Shorter than the protocol's, so that a mutant shows in seconds; an odd number, so that this timer is known by it. */
export const typingEndsMs = 1511
