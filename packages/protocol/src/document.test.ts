import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { closeCodes, comesBack } from './codes/close.ts'
import { identityProblems } from './codes/identity.ts'
import { isRetryable, refusals } from './codes/refusals.ts'
import { clientFrames } from './frames/client.ts'
import { relayFrameFields } from './frames/relay.ts'
import { limits } from './limits.ts'

const text = readFileSync(new URL('../PROTOCOL.md', import.meta.url), 'utf8')

/** The rows of the table under a heading, each cell without its backticks. */
function table(section: string): string[][] {
  const body = text.split(/^## /m).find(part => part.startsWith(section)) ?? ''
  const rows = body.split('\n').filter(line => line.startsWith('|'))
  return rows.slice(2).map(row =>
    row
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim().replaceAll('`', '')),
  )
}

const sorted = (rows: string[][]) => rows.map(row => row.join(' | ')).sort()

describe('PROTOCOL.md says what the code does', () => {
  test('3. frames from a client', () => {
    const inCode = Object.entries(clientFrames).map(([type, { by, answer, schema }]) => {
      const fields = Object.entries(schema.fields).filter(([name]) => name !== 'type')
      return [type, by, fields.map(([name, field]) => name + (field.optional ? '?' : '')).join(', '), answer ?? 'none']
    })
    expect(sorted(table('3.'))).toEqual(sorted(inCode))
  })

  test('4. frames from the relay', () => {
    const inCode = Object.entries(relayFrameFields).map(([type, fields]) => [type, fields.join(', ')])
    expect(sorted(table('4.'))).toEqual(sorted(inCode))
  })

  test('7. refusals', () => {
    const inCode = Object.entries(refusals).map(([code, { status }]) => [
      code,
      `${status}`,
      isRetryable(code) ? 'yes' : 'no',
    ])
    expect(sorted(table('7.').map(row => row.slice(0, 3)))).toEqual(sorted(inCode))
  })

  test('8. close codes', () => {
    const inCode = Object.entries(closeCodes).map(([name, code]) => [`${code}`, name, comesBack(code) ? 'yes' : 'no'])
    expect(sorted(table('8.').map(row => row.slice(0, 3)))).toEqual(sorted(inCode))
  })

  test('9. limits', () => {
    const inCode = Object.entries(limits).map(([name, value]) => [name, `${value}`])
    expect(sorted(table('9.').map(row => row.slice(0, 2)))).toEqual(sorted(inCode))
  })

  test('12. why an identity is not believed', () => {
    expect(sorted(table('12.'))).toEqual(
      sorted(Object.entries(identityProblems).map(([code, words]) => [code, words.replaceAll('`', '')])),
    )
  })
})
