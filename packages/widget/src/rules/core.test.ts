import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { widgetBuild } from '../build.ts'

/**
 * What the rules themselves cost a page, without what watches it: what every page loads, which finds out that conditions hold, and all with limits and
 * decisions, which loads then. Some twenty bytes of room for names that change. Sixty of the bytes save a page thirty kilobytes of memory: no function is compiled that is
 * not called, and none grows so long that the browser takes it for a busy one.
 */
const ceilings = {
  core: {
    most: 2775,
    source: `export { createReady, foldCore, leavePage, startMemory, startRun, weighRoughly } from '@beckon/rules'`,
  },
  whole: {
    most: 5000,
    source: `export { compileCore, foldCore, leavePage, startMemory, startRun, step, tick } from '@beckon/rules'`,
  },
  supplement: { most: 3915, source: `export { seldom } from '@beckon/rules/supplement'` },
}

test.each(Object.entries(ceilings))(
  'the %s of the rules alone is small',
  async (_name, { most, source }) => {
    expect(await bundledBytes(source)).toBeLessThanOrEqual(most)
  },
  30_000,
)

/** Brotli bytes at quality 11, built in memory as the widget is. */
async function bundledBytes(source: string): Promise<number> {
  const entry = fileURLToPath(new URL('alone.js', import.meta.url))
  const { plugins = [], ...settings } = widgetBuild()
  const names = plugins.flat().find(each => each && 'name' in each && each.name === 'beckon-own-names')
  const built = await build({
    ...settings,
    configFile: false,
    logLevel: 'error',
    build: { ...settings.build, write: false, lib: { entry: { alone: entry }, formats: ['es'] } },
    plugins: [
      {
        name: 'alone',
        enforce: 'pre',
        load: (id: string) => (id === entry ? source : null),
        resolveId: (id: string) => (id === entry ? entry : null),
      },
      names,
    ],
  })
  const outputs = [built].flat().flatMap(each => ('output' in each ? each.output : []))
  return outputs.reduce((sum, each) => sum + (each.type === 'chunk' ? brotliCompressSync(each.code).length : 0), 0)
}
