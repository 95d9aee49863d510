export const relayFlags: readonly string[]
