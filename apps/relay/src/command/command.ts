import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Config } from '../config/config.ts'
import { toProblem } from '../serve/problem.ts'
import { nameOfStore, openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'

export type Io = { out: (text: string) => void; err: (text: string) => void }
export type Given = {
  config: Config
  io: Io
  words: string[]
  /** The last one given of an option. */
  option: (name: string) => string | undefined
  /** All given of an option that may be repeated. */
  all: (name: string) => string[]
  json: boolean
}

export type Command = {
  /** After `beckon`, with what may follow. */
  words: string
  about: string
  options: ParseArgsOptionsConfig
  run: (given: Given) => Promise<number>
}

/** A wrong use: told with the command's own help, exit code 2. */
export class WrongUse extends Error {
  readonly code = 'wrong_use'
}

/** Parses the rest of the line and runs the command. */
export async function usage(command: Command, args: string[], config: Config, io: Io): Promise<number> {
  const help = `Usage: beckon ${command.words}\n${command.about}`
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, ...command.options },
    })
    if (values.help) {
      io.out(help)
      return 0
    }
    const given: Record<string, unknown> = values
    const all = (name: string) => [given[name] ?? []].flat().map(String)
    return await command.run({
      config,
      io,
      words: positionals,
      all,
      option: name => all(name).at(-1),
      json: values.json === true,
    })
  } catch (error) {
    if (!isWrongUse(error)) throw error
    io.err(`${error.message}\n${help}`)
    return 2
  }
}

/** Opens the store, beside a running relay too, and closes it after. */
export async function withStore(config: Config, io: Io, work: (store: Store) => Promise<number>): Promise<number> {
  let store: Store
  try {
    store = await openStore(config, {
      failed: () => {},
      renewed: reason => io.err(`The store has a new epoch: ${reason}.`),
    })
  } catch (error) {
    const { name, setting } = nameOfStore(config)
    io.err(toProblem(error, `The store, ${name}, cannot be used`, `Set ${setting} as for the relay.`))
    return 1
  }
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function isWrongUse(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'wrong_use' || code.startsWith('ERR_PARSE_ARGS')
}
