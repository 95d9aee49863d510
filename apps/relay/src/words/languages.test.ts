import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLanguages } from './languages.ts'

const folder = mkdtempSync(join(tmpdir(), 'beckon-words-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'locales.json')
function build(text: string, atSeconds: number) {
  writeFileSync(file, text)
  utimesSync(file, atSeconds, atSeconds)
}

test('a widget that is built while the relay runs is read anew; one that is just being built speaks as before', () => {
  const read = createLanguages(folder)
  expect(read()).toBeUndefined()
  build('{"en":{"path":"/words-en-1.js","texts":{}}}', 1)
  expect(read()).toEqual({ en: { path: '/words-en-1.js', texts: {} } })
  expect(read()).toBe(read())
  build('{"en":{"pa', 2)
  expect(read()?.en?.path).toBe('/words-en-1.js')
  rmSync(file)
  expect(read()?.en?.path).toBe('/words-en-1.js')
  build('{"en":{"path":"/words-en-2.js","texts":{}}}', 3)
  expect(read()?.en?.path).toBe('/words-en-2.js')
})
