import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProgram, freePort, type TestServer } from './server.ts'

/** A Redis of its own on a free port. It keeps nothing: started again it is empty. */
export async function startRedis(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-redis-'))
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
  const program = createProgram('redis-server', args, 'Ready to accept connections')
  await program.start()
  return {
    ...program,
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await program.signal('SIGCONT')
      await program.signal('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
