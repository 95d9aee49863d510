import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createProgram, freePort, type TestServer } from './server.ts'

/** Debian keeps the programs apart by version, outside of the path. */
const versionsFolder = '/usr/lib/postgresql'

/** A PostgreSQL of its own on a free port, with fsync as in earnest; `database` makes an empty database and answers its address. */
export async function startPostgresql(): Promise<TestServer & { database(): Promise<string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-postgresql-'))
  const user = serverUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const programs = programsFolder()
  const data = join(folder, 'data')
  const asUser = { cwd: folder, ...user }
  const init = ['--pgdata', data, '--username', 'beckon', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync']
  execFileSync(join(programs, 'initdb'), init, { ...asUser, stdio: 'ignore' })
  const port = await freePort()
  const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  const program = createProgram(
    join(programs, 'postgres'),
    args,
    'database system is ready to accept connections',
    asUser,
  )
  await program.start()
  const address = (name: string) => `postgresql://beckon@127.0.0.1:${port}/${name}`
  let databases = 0
  return {
    ...program,
    url: address('postgres'),
    async database() {
      const name = `beckon_${++databases}`
      const client = new Client(address('postgres'))
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return address(name)
    },
    async stop() {
      await program.signal('SIGCONT')
      await program.signal('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function programsFolder(): string {
  const newest = readdirSync(versionsFolder)
    .toSorted((a, b) => Number(b) - Number(a))
    .at(0)
  if (newest === undefined) throw new Error(`no PostgreSQL below ${versionsFolder}`)
  return join(versionsFolder, newest, 'bin')
}

/** PostgreSQL refuses to run as root; its Debian package brings a user for it. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
