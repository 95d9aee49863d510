import { demo } from '../serve/demo.ts'
import type { Command } from './command.ts'

export const demoCommand: Command = {
  words: 'demo [--reload]',
  about:
    'run the relay with a demo shop beside it, and everything the shop needs; --reload reloads its pages after each build',
  options: { reload: { type: 'boolean' } },
  run: ({ config, option }) => demo(config, { reload: option('reload') === 'true' }),
}
