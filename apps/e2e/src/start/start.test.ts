import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../architecture/house.ts'
import { freePort } from '../relay/ports.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-start-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { code: number | null; out: string; err: string }

/** `npm start` itself, without its banner. */
async function start(env: NodeJS.ProcessEnv, { detached = false } = {}) {
  const ports = { BECKON_PORT: `${await freePort()}`, BECKON_DEMO_PORT: `${await freePort()}` }
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, BECKON_DATA: mkdtempSync(join(folder, 'data-')), ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  })
  const heard = { out: '', err: '' }
  child.stdout.on('data', data => (heard.out += data))
  child.stderr.on('data', data => (heard.err += data))
  const ended = new Promise<Ended>(done => child.once('close', code => done({ code, ...heard })))
  return { child, heard, ended, ports }
}

const isReady = (child: ChildProcess, heard: { out: string }) =>
  new Promise<void>((done, fail) => {
    const look = () => heard.out.includes('The tag') && done()
    child.stdout?.on('data', look)
    child.once('close', code => fail(new Error(`ended with ${code}: ${heard.out}`)))
  })

const oneLine = (text: string) => text.trim().split('\n')

// Each start has ports and a folder of its own.
describe.concurrent('npm start', () => {
  test('prints the three addresses, and ends with 0 on SIGTERM', async () => {
    const { child, heard, ended, ports } = await start({})
    const beganMs = performance.now()
    await isReady(child, heard)
    console.log(`ready after ${Math.round(performance.now() - beganMs)} ms`)
    expect(heard.out).toContain(`Demo shop   http://localhost:${ports.BECKON_DEMO_PORT}/`)
    expect(heard.out).toContain(`Console     http://localhost:${ports.BECKON_PORT}/console/`)
    expect(heard.out).toMatch(/sign in as ann/)
    expect(heard.out).toMatch(
      /<script async src="http:\/\/localhost:\d+\/beckon\.js\?site=demo" data-site="demo" referrerpolicy="no-referrer"><\/script>/,
    )
    // A service manager signals only npm, and the relay is three processes away.
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })

  test('ends with 0 on Ctrl-C, which a terminal sends to the whole group', async () => {
    const { child, heard, ended } = await start({}, { detached: true })
    await isReady(child, heard)
    process.kill(-(child.pid ?? 0), 'SIGINT')
    expect((await ended).code).toBe(0)
  })

  test('a port in use: one line that says which and how to mend it', async () => {
    const taken = createServer()
    await new Promise<void>(done => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as { port: number }
    for (const setting of ['BECKON_PORT', 'BECKON_DEMO_PORT']) {
      const { ended } = await start({ [setting]: `${port}`, BECKON_LOG: 'warn' })
      const { code, err } = await ended
      expect(code).not.toBe(0)
      expect(oneLine(err)).toHaveLength(1)
      expect(err).toContain(`${port}`)
      expect(err).toContain(setting)
    }
    taken.close()
  })

  test('a folder that cannot be written: one line', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { code, err } = await (await start({ BECKON_DATA: join(file, 'data') })).ended
    expect(code).not.toBe(0)
    expect(oneLine(err)).toHaveLength(1)
    expect(err).toContain('BECKON_DATA')
  })

  test.each([
    ['BECKON_PORT', 'seven'],
    ['BECKON_PORT', '70000'],
    ['BECKON_LOG', 'loud'],
    ['BECKON_PUBLIC_URL', 'chat'],
    ['BECKON_PROT', '7300'],
  ])('%s=%s: one line that names the setting, and 2', async (name, value) => {
    const { code, err } = await (await start({ [name]: value })).ended
    expect(code).toBe(2)
    expect(oneLine(err)).toHaveLength(1)
    expect(err).toContain(name)
  })

  test('a second relay on the same data: one line that says so', async () => {
    const BECKON_DATA = join(folder, 'one-for-both')
    const first = await start({ BECKON_DATA })
    await isReady(first.child, first.heard)
    const { code, err } = await (await start({ BECKON_DATA })).ended
    expect(code).not.toBe(0)
    expect(oneLine(err)).toHaveLength(1)
    expect(err).toContain('BECKON_DATA')
    first.child.kill('SIGTERM')
    expect((await first.ended).code).toBe(0)
  })
})
