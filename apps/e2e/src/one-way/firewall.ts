import { execFileSync } from 'node:child_process'

/** Where Debian keeps them, which is not on everybody's path. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }
const run = (program: string, ...args: string[]) => execFileSync(program, args, { env, stdio: 'pipe' })

/** Gives a network namespace of its own its loopback, and a table to drop packets in. */
export function openNamespace(): void {
  run('ip', 'link', 'set', 'lo', 'up')
  run('nft', 'add', 'table', 'inet', 'beckon')
  run('nft', 'add', 'chain', 'inet', 'beckon', 'out', '{ type filter hook output priority 0; }')
}

/** From now on packets that come from this port, or go to it, are lost without a word. */
export function dropPackets(direction: 'from' | 'to', port: number): void {
  run('nft', 'add', 'rule', 'inet', 'beckon', 'out', 'tcp', direction === 'from' ? 'sport' : 'dport', `${port}`, 'drop')
}
