import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksOf } from '../architecture/docs.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'

/** What `docs/identify.md` gives to copy, and how each is run: by what its language calls itself, with a line that prints a token. */
const languages = [
  {
    language: 'js',
    file: 'token.mjs',
    run: process.execPath,
    prints: "console.log(chatToken({ id: 17, name: 'Ada Ü' }))",
  },
  { language: 'python', file: 'token.py', run: 'python3', prints: 'print(chat_token(17, "Ada Ü"))' },
  { language: 'php', file: 'token.php', run: 'php', prints: 'echo chat_token("17", "Ada Ü");' },
  { language: 'ruby', file: 'token.rb', run: 'ruby', prints: 'puts chat_token(17, name: "Ada Ü")' },
].map(each => ({ ...each, why: isThere(each.run) ? '' : `: skipped, since there is no ${each.run} here` }))

let relay: RelayProcess
let secret: string
const folder = mkdtempSync(join(tmpdir(), 'beckon-examples-'))

beforeAll(async () => {
  relay = await startDemo()
  secret = (await relay.beckon('site', 'identity', '--site', 'demo')).trim()
})
afterAll(async () => {
  await relay?.remove()
  rmSync(folder, { recursive: true, force: true })
})

for (const { language, file, run, prints, why } of languages)
  test.skipIf(why)(`what ${language} signs as the documents say, the relay believes${why}`, async () => {
    const example = blocksOf('docs/identify.md').find(block => block.language === language)
    const source = `${example?.text.replace('YOUR-KEY', 'demo')}\n${prints}\n`
    writeFileSync(join(folder, file), source)
    const env = { ...process.env, BECKON_IDENTITY_SECRET: secret }
    const { stdout } = await promisify(execFile)(run, [join(folder, file)], { env })
    const answer = await fetch(`${relay.relay}/v1/visitors/identity`, {
      method: 'POST',
      headers: { origin: relay.shop, 'content-type': 'application/json' },
      body: JSON.stringify({ site: 'demo', identity: stdout.trim() }),
    })
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { visitor: expect.any(String), token: expect.any(String) },
    ])
    expect(claimsOf(stdout)).toMatchObject({ sub: '17', name: 'Ada Ü', aud: 'demo' })
    expect(claimsOf(stdout)).not.toHaveProperty('email')
  })

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

function isThere(program: string): boolean {
  try {
    return execFileSync(program, ['--version']).length > 0
  } catch {
    return false
  }
}
