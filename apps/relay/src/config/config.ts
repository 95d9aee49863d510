import { resolve } from 'node:path'
import type { EmbeddingAddress } from '../embedding/openai.ts'
import { parseRedisAddress, type RedisAddress } from '../redis/address.ts'
import { type SettingName, settings } from './settings.ts'

export type Config = {
  port: number
  host: string
  dataFolder: string
  /** Of PostgreSQL; undefined for SQLite in the folder. */
  databaseUrl: string | undefined
  /** Of Redis; undefined for a relay alone on its store. */
  redis: RedisAddress | undefined
  /** Without a slash at the end; undefined when each request's Host is believed. */
  publicOrigin: string | undefined
  /** Of the tag's script: begins with a slash. */
  scriptPath: string
  demoPort: number
  /** Undefined where nothing is measured. */
  metrics: { port: number; host: string } | undefined
  /** Undefined where canned answers are found by words alone. */
  embedding: EmbeddingAddress | undefined
  logLevel: string
  trustProxy: string[]
  limits: { sendsPer10s: number; sendsPerMinute: number; framesPer10s: number }
  perHour: { startsOfVisitor: number; startsOfAddress: number; visitorsOfAddress: number }
  chatsPerOperator: number
  socketsPerAddress: number
  requestsPerMinute: number
}

export type ConfigRead = { ok: true; config: Config } | { ok: false; problem: string }

/** Reads the settings from the environment. A problem is one line that says how to mend it. */
export function readConfig(env: Record<string, string | undefined>): ConfigRead {
  const unknown = Object.keys(env).find(name => name.startsWith('BECKON_') && !Object.hasOwn(settings, name))
  if (unknown) return problem(`${unknown} is not a setting. Known are: ${Object.keys(settings).join(', ')}`)
  const problems: string[] = []
  const text = (name: SettingName) => env[name]?.trim() || settings[name].default
  const number = (name: SettingName, least: number, most: number) => {
    const value = Number(text(name))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    problems.push(`${name} is "${text(name)}", but must be a whole number from ${least} to ${most}`)
    return 0
  }
  const config: Config = {
    port: number('BECKON_PORT', 0, 65535),
    host: text('BECKON_HOST'),
    dataFolder: resolve(text('BECKON_DATA')),
    databaseUrl: readServer('DATABASE_URL', text('DATABASE_URL'), ['postgresql', 'postgres'], problems),
    redis: readRedis(text('REDIS_URL'), problems),
    publicOrigin: readOrigin(text('BECKON_PUBLIC_URL'), problems),
    scriptPath: readScriptPath(text('BECKON_SCRIPT'), problems),
    demoPort: number('BECKON_DEMO_PORT', 0, 65535),
    metrics:
      text('BECKON_METRICS_PORT') === ''
        ? undefined
        : { port: number('BECKON_METRICS_PORT', 0, 65535), host: text('BECKON_METRICS_HOST') },
    embedding: readEmbedding(text, problems),
    logLevel: text('BECKON_LOG'),
    trustProxy: text('BECKON_TRUST_PROXY').split(',').filter(Boolean),
    limits: {
      sendsPer10s: number('BECKON_SENDS_PER_10S', 1, 1e9),
      sendsPerMinute: number('BECKON_SENDS_PER_MINUTE', 1, 1e9),
      framesPer10s: number('BECKON_FRAMES_PER_10S', 1, 1e9),
    },
    perHour: {
      startsOfVisitor: number('BECKON_STARTS_PER_VISITOR', 1, 1e9),
      startsOfAddress: number('BECKON_STARTS_PER_ADDRESS', 1, 1e9),
      visitorsOfAddress: number('BECKON_VISITORS_PER_ADDRESS', 1, 1e9),
    },
    chatsPerOperator: number('BECKON_CHATS_PER_OPERATOR', 1, 1000),
    socketsPerAddress: number('BECKON_SOCKETS_PER_ADDRESS', 1, 1e9),
    requestsPerMinute: number('BECKON_REQUESTS_PER_ADDRESS', 1, 1e9),
  }
  if (!logLevels.includes(config.logLevel)) problems.push(`BECKON_LOG must be one of ${logLevels.join(', ')}`)
  return problems[0] === undefined ? { ok: true, config } : problem(problems[0])
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const problem = (text: string): ConfigRead => ({ ok: false, problem: text })

function readOrigin(text: string, problems: string[]): string | undefined {
  if (text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username
  if (isOrigin) return url.origin
  problems.push(`BECKON_PUBLIC_URL is "${text}", but must be an address without a path, as https://chat.example.org`)
  return undefined
}

/** None that the relay answers otherwise, and none that a proxy or a blocker reads differently. */
function readScriptPath(path: string, problems: string[]): string {
  if (/^(\/[\w-]+)+\.js$/.test(path) && !/^\/(v1|console|health)\//.test(path)) return path
  problems.push(`BECKON_SCRIPT is "${path}", but must be a path of letters, digits, - and _, as /assets/hello.js`)
  return path
}

function readRedis(text: string, problems: string[]): RedisAddress | undefined {
  const address = text === '' ? undefined : parseRedisAddress(text)
  if (text !== '' && !address) problems.push(`REDIS_URL must be ${redisForms}, with rediss instead of redis for TLS`)
  return address
}

const redisForms = 'redis://HOST:PORT, redis+cluster://HOST:PORT,HOST:PORT or redis+sentinel://HOST:PORT,HOST:PORT/NAME'

function readEmbedding(text: (name: SettingName) => string, problems: string[]): EmbeddingAddress | undefined {
  const url = text('BECKON_EMBEDDINGS_URL')
  if (url === '') return undefined
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    problems.push(`BECKON_EMBEDDINGS_URL is "${url}", but must be an address as https://host/v1/embeddings`)
  return { url, model: text('BECKON_EMBEDDINGS_MODEL'), key: text('BECKON_EMBEDDINGS_KEY') || undefined }
}

/** The address of a server. It may hold a password, so a problem does not repeat it. */
function readServer(name: SettingName, text: string, schemes: string[], problems: string[]): string | undefined {
  if (text === '') return undefined
  const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : ''
  if (schemes.includes(scheme)) return text
  problems.push(`${name} must be an address that begins with ${schemes.join(':// or ')}://`)
  return undefined
}
