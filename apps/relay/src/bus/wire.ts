/** What a bus over Redis speaks through: a fixed number of channels, each of which keeps its order. */
export type Wire = {
  /** In words for `/health`. */
  readonly name: string
  readonly channels: number
  /** Sends to everybody, the sender included. Rejects when it is known or feared not to have arrived. */
  publish(channel: number, text: string): Promise<unknown>
  /** Whether both ways are open, as far as the connections tell. */
  isOpen(): boolean
  /** Gives up what this channel is heard by, which may be dead, and tries anew. */
  renew(channel: number): void
  close(): void
}

export type WireEvents = {
  heard(channel: number, text: string): void
  /** What goes over this channel is heard from now on. */
  listening(channel: number): void
  /** `isOpen` may answer something else now. */
  changed(): void
  /** What was published may have been lost. */
  lost(): void
}
