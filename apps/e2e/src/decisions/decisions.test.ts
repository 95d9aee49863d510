import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RuleFile, SessionEvent } from '../../../../packages/rules/src/index.ts'
import { root } from '../architecture/house.ts'
import { launchBrowser, newPerson } from '../browser/browser.ts'
import { type Done, replay } from './replay.ts'
import { ofAllKinds } from './rules.ts'

const shop = join(root, 'apps/demo/beckon')
const sessions = readdirSync(join(shop, 'sessions'))
const ruleFiles: Record<string, RuleFile> = {
  'the rules of the shop': JSON.parse(readFileSync(join(shop, 'rules.json'), 'utf8')),
  'rules of all kinds': ofAllKinds,
}
const folder = mkdtempSync(join(tmpdir(), 'beckon-decisions-'))
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

test.each(Object.entries(ruleFiles))(
  '[H6] with %s the built widget decides in a browser what the command line says',
  async (_name, rules) => {
    const found: (Done & { session: string })[] = []
    const files: string[] = []
    for (const name of sessions) {
      const recorded = join(shop, 'sessions', name)
      const session = linesOf(readFileSync(recorded, 'utf8'))
      const { page, context, complaints } = await newPerson(browser)
      const { decisions, events } = await replay(page, rules, session)
      await context.close()
      expect(complaints).toEqual([])
      // Nothing of the recording was lost or moved on the way into the page.
      expect(events.slice(-session.length)).toEqual(session)
      const decidedBy = write(name, events.map(event => JSON.stringify(event)).join('\n'))
      for (const file of [recorded, decidedBy]) found.push(...decisions.map(done => ({ session: file, ...done })))
      files.push(recorded, decidedBy)
    }
    expect(found).toEqual(await simulated(rules, files))
    expect(found.filter(({ show }) => show !== undefined).length).toBeGreaterThanOrEqual(3)
    if (rules !== ofAllKinds) return
    for (const kind of ['retract', 'expired', 'heldOut', 'variant'] as const)
      expect(found.filter(done => done[kind] !== undefined).length, kind).toBeGreaterThan(0)
  },
  30_000,
)

const linesOf = (text: string): SessionEvent[] =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

async function simulated(rules: RuleFile, sessions: readonly string[]): Promise<unknown> {
  const files = sessions.flatMap(file => ['--session', file])
  const args = ['rules', 'simulate', '--rules', write('rules.json', JSON.stringify(rules)), ...files, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'apps/relay/src/command.ts'), ...args])
  return JSON.parse(stdout).decisions
}

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
