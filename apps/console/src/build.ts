import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
      // What the parts have in common is one file with one name, and so are the stage for the widget and what finds answers.
      rolldownOptions: {
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: 'part', test: /console\/src\/part\// },
              { name: 'stage', test: /console\/src\/stage\// },
              { name: 'matcher', test: /answers\/src\/match\/|suggestion\/patiently/ },
            ],
          },
        },
      },
    },
    plugins: [demoVisits(), brotliBeside()],
  }
}

/** The recorded visits of the demo shop in one file, for whoever wants to try rules before recording visits of their own. */
function demoVisits(): Plugin {
  const folder = fileURLToPath(new URL('../../demo/beckon/sessions', import.meta.url))
  return {
    name: 'console-demo-visits',
    apply: 'build',
    generateBundle() {
      const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.jsonl')) : []
      const visits = names.sort().map(name => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }))
      this.emitFile({ type: 'asset', fileName: 'assets/demo-visits.json', source: JSON.stringify(visits) })
    },
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
