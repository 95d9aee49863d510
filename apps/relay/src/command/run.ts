import { readConfig } from '../config/config.ts'
import { serve } from '../serve/serve.ts'
import { answers } from './answers.ts'
import { backup } from './backup.ts'
import { type Command, type Io, usage } from './command.ts'
import { demoCommand } from './demo.ts'
import { exportSite } from './export.ts'
import { operator } from './operator.ts'
import { rules } from './rules.ts'
import { site } from './site.ts'

const commands: Record<string, Command> = {
  serve: {
    words: 'serve',
    about: 'run the relay',
    options: {},
    run: ({ config }) => serve(config),
  },
  demo: demoCommand,
  site,
  operator,
  rules,
  answers,
  export: exportSite,
  backup,
}

const processIo: Io = {
  out: text => void process.stdout.write(`${text}\n`),
  err: text => void process.stderr.write(`${text}\n`),
}

/** Runs one command. Answers the exit code: 0 fine, 1 found something or failed, 2 wrong use. */
export async function run(
  args: string[],
  env: Record<string, string | undefined>,
  io: Io = processIo,
): Promise<number> {
  const [name = '--help', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const isHelp = name === '--help' || name === 'help' || name === '-h'
    const list = Object.values(commands).map(({ words, about }) => `  beckon ${words}\n      ${about}`)
    const text = ['beckon: the live chat you run yourself', '', ...list, '', 'Each with --json and --help.'].join('\n')
    ;(isHelp ? io.out : io.err)(isHelp ? text : `"${name}" is not a command.\n\n${text}`)
    return isHelp ? 0 : 2
  }
  const read = readConfig(env)
  if (!read.ok) {
    io.err(read.problem)
    return 2
  }
  return usage(command, rest, read.config, io)
}
