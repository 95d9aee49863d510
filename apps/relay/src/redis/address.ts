/** Where Redis is: one server, the nodes of a cluster to begin with, or the sentinels that know which server is in charge. */
export type RedisAddress =
  | { kind: 'single'; url: string }
  | { kind: 'cluster'; nodes: Place[]; login: Login; isSecure: boolean }
  | { kind: 'sentinel'; sentinels: Place[]; name: string; login: Login; isSecure: boolean }

type Place = { host: string; port: number }
type Login = { username?: string; password?: string }

/** Several hosts with commas are no URL, so these are taken apart here. */
const several =
  /^(?<scheme>rediss?)\+(?<kind>cluster|sentinel):\/\/(?:(?<username>[^:@/]*):(?<password>[^@/]*)@)?(?<hosts>[^@/]+)(?:\/(?<name>[\w.-]+)?)?$/
const place = /^(?<host>\[[\da-f:]+\]|[^:[\]]+)(?::(?<port>\d{1,5}))?$/i
const usualPorts = { cluster: 6379, sentinel: 26_379 }

/** Undefined for what is not in one of the forms of REDIS_URL. */
export function parseRedisAddress(text: string): RedisAddress | undefined {
  if (/^rediss?:\/\//.test(text)) return URL.canParse(text) ? { kind: 'single', url: text } : undefined
  const { scheme, kind, username, password, hosts = '', name } = several.exec(text)?.groups ?? {}
  if (kind !== 'cluster' && kind !== 'sentinel') return undefined
  const places = hosts.split(',').map(host => parsePlace(host, usualPorts[kind]))
  if (!places.every(found => found !== undefined)) return undefined
  const login = {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  }
  const isSecure = scheme === 'rediss'
  if (kind === 'cluster') return name ? undefined : { kind, nodes: places, login, isSecure }
  return name ? { kind, sentinels: places, name, login, isSecure } : undefined
}

function parsePlace(text: string, usualPort: number): Place | undefined {
  const { host, port = String(usualPort) } = place.exec(text)?.groups ?? {}
  return host && Number(port) <= 65_535 ? { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) } : undefined
}
