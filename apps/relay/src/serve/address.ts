import type { AddressInfo } from 'node:net'
import type { Config } from '../config/config.ts'

/** The address to print: what people reach the relay by, or where it listens. */
export const addressOf = ({ publicOrigin, host }: Config, { port }: AddressInfo) =>
  publicOrigin ?? `http://${localName(host)}:${port}`

/** Listening on all addresses, this machine is reached by its own name. */
export const localName = (host: string) =>
  ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
