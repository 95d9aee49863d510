import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { reloadPages, reloadTag } from './reload.ts'

const folder = mkdtempSync(join(tmpdir(), 'beckon-reload-'))
const app = Fastify({ forceCloseConnections: true })
reloadPages(app, [folder])
app.get('/page', (_request, reply) => reply.type('text/html').send('<body>shop</body>'))
app.get('/data', () => ({ page: '</body>' }))
const address = await app.listen({ port: 0 })
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('pages carry the script, everything else stays as it is', async () => {
  expect((await app.inject('/page')).body).toBe(`<body>shop${reloadTag}</body>`)
  expect((await app.inject('/data')).json()).toEqual({ page: '</body>' })
})

test('a written build is told to every open page', async () => {
  const { body } = await fetch(`${address}/beckon-events`)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe(':\n\n')
  writeFileSync(join(folder, 'widget.js'), 'new')
  expect((await reader?.read())?.value).toContain('data: built')
  await reader?.cancel()
})
