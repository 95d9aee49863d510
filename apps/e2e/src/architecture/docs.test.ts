import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { lines } from '../hostile/pages/policies.ts'
import { blocksOf, brokenLinksOf, documents, namesUnder, read } from './docs.ts'
import { root } from './house.ts'

const types = read('packages/widget/types/index.d.ts')
const named = (pattern: RegExp) => [...new Set([...types.matchAll(pattern)].map(([, name = '']) => name))].sort()

describe('what owners read', () => {
  test.each([...documents, 'README.md'])('%s links to what is there', path => {
    expect(brokenLinksOf(path)).toEqual([])
  })

  test('api.md has every call and every event of the types, and no other', () => {
    const calls = namesUnder('docs/api.md', 'Calls').map(call => /^Beckon\('(\w+)'/.exec(call)?.[1])
    expect(calls.sort()).toEqual(named(/\(call: '(\w+)'/g))
    expect(namesUnder('docs/api.md', 'Events').sort()).toEqual(named(/\(call: 'on', event: '(\w+)'/g))
  })

  test('what the tag loads is as small as tag.md says', () => {
    const dist = join(root, 'packages/widget/dist')
    const bytesOf = (part: string) =>
      readdirSync(dist)
        .filter(name => new RegExp(`^${part}(-[\\w-]{8})?\\.js\\.br$`).test(name))
        .reduce((sum, name) => sum + statSync(join(dist, name)).size, 0)
    const said = [...read('docs/tag.md').matchAll(/about ([\d.]+) kB/g)].map(([, kB]) => Number(kB) * 1000)
    const are = [bytesOf('widget'), bytesOf('rules'), bytesOf('panel') + bytesOf('words-en')]
    expect(said.map((most, nth) => [most, (are[nth] ?? 0) < most * 1.1 && (are[nth] ?? 0) > most * 0.7])).toEqual(
      said.map(most => [most, true]),
    )
    expect(said).toHaveLength(are.length)
  })

  test('the lines of a policy are those that hostile pages have', () => {
    const policies = blocksOf('docs/tag.md').filter(({ language }) => language === 'csp')
    const written = policies.map(({ text }) =>
      text
        .trim()
        .split('\n')
        .map(line =>
          line.replaceAll('wss://chat.example.org', '{sockets}').replaceAll('https://chat.example.org', '{relay}'),
        )
        .join('; '),
    )
    expect(lines.replace(" 'self'", '')).toBe(written[0])
    expect(written[1]).toBe("script-src 'nonce-R4nd0m' 'strict-dynamic'; connect-src {relay} {sockets}")
  })
})

describe('what owners copy can be run', () => {
  const scripts = documents.flatMap(path =>
    blocksOf(path).flatMap(({ language, text }) => {
      if (/^(js|jsx|ts)$/.test(language)) return [{ path, language, text }]
      const within = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
      const pressed = [...text.matchAll(/onclick="([^"]*)"/g)].map(
        ([, script = '']) => `function pressed() { ${script} }`,
      )
      return language === 'html' ? [...within, ...pressed].map(text => ({ path, language: 'js', text })) : []
    }),
  )

  test('there is some', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(10)
  })

  test.each(scripts)('$path $language $text', ({ path, language, text }) => {
    expect(parseSync(`${path}.${language}`, text).errors).toEqual([])
  })
})
