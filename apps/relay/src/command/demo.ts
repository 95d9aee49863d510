import { demo } from '../serve/demo.ts'
import type { Command } from './command.ts'

export const demoCommand: Command = {
  words: 'demo',
  about: 'run the relay with a demo shop beside it, and everything the shop needs',
  options: {},
  run: ({ config }) => demo(config),
}
