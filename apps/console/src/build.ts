import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin, UserConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** The console under `/console/`: one page, hashed assets, and beside each file its Brotli form, made once here instead of at every request. */
export function consoleBuild(): UserConfig {
  return {
    root,
    base: '/console/',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: 'es2022',
      // The console's content policy refuses data: addresses and inline scripts.
      assetsInlineLimit: 0,
      modulePreload: false,
    },
    plugins: [brotliBeside()],
  }
}

const worthIt = /\.(js|css|html|svg|json)$/

function brotliBeside(): Plugin {
  return {
    name: 'console-brotli',
    apply: 'build',
    closeBundle(error?: Error) {
      if (error) return
      for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
        if (!worthIt.test(name)) continue
        const text = readFileSync(`${dist}/${name}`)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
        writeFileSync(`${dist}/${name}.br`, brotliCompressSync(text, { params }))
      }
    },
  }
}
