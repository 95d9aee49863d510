import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createShop, scriptTag } from './shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'beckon-shop-'))
for (const name of ['product', 'app', 'about']) mkdirSync(join(folder, name))
const pages = {
  'index.html': 'home',
  'product/kettle.html': 'kettle',
  'about/index.html': 'about',
  'app/index.html': 'app',
  '404.html': 'gone',
}
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), `<p>${text}</p><!-- beckon:tag -->`)
writeFileSync(join(folder, 'style.css'), 'p{}')

const shop = await createShop(folder, hostname => `http://${hostname}:7300`, '/beckon.js')
afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

test('clean addresses find their pages, with the tag in them', async () => {
  const found = {
    '/': 'home',
    '/product/kettle': 'kettle',
    '/about': 'about',
    '/about/': 'about',
    '/app/orders/7?x=1': 'app',
  }
  for (const [url, text] of Object.entries(found)) {
    const answer = await shop.inject({ url, headers: { host: 'localhost:7301' } })
    expect([answer.statusCode, answer.body], url).toEqual([
      200,
      `<p>${text}</p>${scriptTag('http://localhost:7300', '/beckon.js')}`,
    ])
  }
  expect(await shop.inject('/none')).toMatchObject({ statusCode: 404, body: expect.stringContaining('gone') })
  expect((await shop.inject('/style.css')).headers['content-type']).toContain('text/css')
  for (const url of ['/..%2fstyle.css', '/%2e%2e/x', '/.git/config', '/none.css'])
    expect((await shop.inject(url)).statusCode, url).toBe(404)
})

test('the widget is always tried under a strict policy', async () => {
  const { headers } = await shop.inject({ url: '/', headers: { host: '127.0.0.1:7301' } })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("script-src 'self' http://127.0.0.1:7300;")
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:7300 ws://127.0.0.1:7300;")
  expect(policy).not.toContain('unsafe')
})
