import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import cookie from '@fastify/cookie'
import staticFiles from '@fastify/static'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { places } from '../config/places.ts'
import { handleErrors } from './errors.ts'
import { fileRoutes } from './file-routes.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
for (const folder of ['widget', 'console', 'console/assets']) mkdirSync(join(root, folder))
const files = {
  'widget/widget.js': 'loader(0);',
  'widget/panel-abcd1234.js': 'panel()',
  'widget/.secret.js': 'x',
  'console/index.html': '<title>console</title>',
  'console/assets/main-abcd1234.js': 'main()',
  'console/web-manifest.json': '{}',
  'secret.js': 'x',
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
writeFileSync(join(root, 'widget/widget.js.br'), brotliCompressSync('loader(0);'))

const settingsOf: Record<string, () => string> = {
  shop: () => '{a:1}',
  broken() {
    throw new Error('no store')
  },
}

const app = Fastify()
handleErrors(app)
await app.register(cookie)
await app.register(staticFiles, { serve: false, preCompressed: true })
fileRoutes(
  app,
  { ...places, widget: join(root, 'widget'), console: join(root, 'console') },
  {
    publicOrigin: undefined,
    scriptPath: '/assets/hello.js',
  },
  { ahead: async site => settingsOf[site]?.() },
)
afterAll(() => app.close())

test('the loader is for every page, revalidated, and compressed where that is understood', async () => {
  const plain = await app.inject('/widget.js')
  expect([plain.statusCode, plain.body]).toEqual([200, 'loader(0);'])
  expect(plain.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-type': expect.stringContaining('javascript'),
  })
  const compressed = await app.inject({ url: '/widget.js', headers: { 'accept-encoding': 'gzip, br' } })
  expect(compressed.headers['content-encoding']).toBe('br')
  expect(compressed.headers.vary).toMatch(/accept-encoding/i)
  expect(String(brotliDecompressSync(compressed.rawPayload))).toBe('loader(0);')
  const same = await app.inject({ url: '/widget.js', headers: { 'if-none-match': String(plain.headers.etag) } })
  expect(same.statusCode).toBe(304)
})

test('the loader has the name that the owner gave it, the usual one, and that of old', async () => {
  for (const url of ['/assets/hello.js', '/beckon.js', '/widget.js']) {
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
    expect([answer.statusCode, answer.headers['content-encoding'], answer.headers['cache-control']], url).toEqual([
      200,
      'br',
      'no-cache',
    ])
  }
})

test('the tag that names its site gets what the page would ask next, and the bare loader where that fails', async () => {
  for (const [site, body] of [
    ['shop', 'loader({a:1});'],
    ['other', 'loader(0);'],
    ['broken', 'loader(0);'],
  ])
    expect([site, (await app.inject(`/assets/hello.js?site=${site}`)).body]).toEqual([site, body])
})

test('a file with its hash in its name is kept for ever', async () => {
  const forever = 'public, max-age=31536000, immutable'
  expect((await app.inject('/panel-abcd1234.js')).headers['cache-control']).toBe(forever)
  expect((await app.inject('/console/web-manifest.json')).headers['cache-control']).toBe('no-cache')
  expect((await app.inject('/console/assets/main-abcd1234.js')).headers['cache-control']).toBe(forever)
})

test('the console comes with a policy that lets nothing foreign in, and no frame around it', async () => {
  const answer = await app.inject({ url: '/console/', headers: { host: 'chat.test' } })
  expect(answer.body).toContain('console')
  const policy = String(answer.headers['content-security-policy'])
  expect(policy).toContain("connect-src 'self' ws://chat.test;")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect((await app.inject('/console')).headers.location).toBe('/console/')
})

test('[A49] nothing outside the builds is served', async () => {
  for (const url of [
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/.secret.js',
    '/widget.js.br',
    '/console/../secret.js',
    '/console/..%2f..%2fsecret.js',
    '/console/%00',
    '/none.js',
  ]) {
    expect((await app.inject(url)).statusCode, url).toBe(404)
  }
})
