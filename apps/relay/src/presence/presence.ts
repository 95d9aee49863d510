export type OperatorState = 'online' | 'away'

/** Which operators can answer now. Nothing here is stored: it is gone with the connections. */
export type Presence = {
  /**
   * An operator is here through this connection. MUST be forgotten within `presenceEndsMs` of the last call, so a relay that dies leaves
   * nobody online. One operator has one state over all connections: the latest one given.
   */
  announce(connection: string, operator: { id: string; sites: string[] }, state?: OperatorState): Promise<void>
  withdraw(connection: string): Promise<void>
  /** Whether somebody of this site can answer now. */
  isOnline(site: string): Promise<boolean>
  /** Who of this site can answer now: the id of each operator, once. */
  online(site: string): Promise<string[]>
}

/** P11: presence ends within this time of the last sign. */
export const presenceEndsMs = 45_000
