import { readFileSync } from 'node:fs'

/** The kernel counts processor time in hundredths of a second. */
const tickUs = 10_000

/** Processor time of all threads of a process and of what it has started and seen end, in microseconds. */
export function cpuUs(pid: number): number {
  // The second field is the name in brackets, which may hold spaces.
  const fields = read(pid, 'stat').split(') ')[1]?.split(' ') ?? []
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number)
  return (user + system + childUser + childSystem) * tickUs
}

/** Bytes of memory that are resident and belong to this process alone. */
export function residentBytes(pid: number): number {
  const text = read(pid, 'smaps_rollup')
  const kilobytes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, value]) => Number(value))
  return kilobytes.reduce((sum, value) => sum + value, 0) * 1024
}

/** A process and all that it has started, which for PostgreSQL are those that do the work. */
export function familyOf(pid: number): number[] {
  const children = read(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(familyOf)]
}

/** Nothing where the process has just ended, as PostgreSQL's helpers do at any time; what it has used its parent then has in its own account. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
