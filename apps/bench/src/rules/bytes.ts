import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { widgetBuild } from '../../../../packages/widget/src/build.ts'

const entry = fileURLToPath(new URL('entry.js', import.meta.url))

/** Brotli bytes at quality 11 of a module and all it imports, bundled and minified as the widget is, own names shortened too. */
export async function bundledBytes(source: string): Promise<number> {
  const ownNames = widgetBuild()
    .plugins?.flat()
    .find(each => each && 'name' in each && each.name === 'beckon-own-names')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      rolldownOptions: { output: { minify: true, comments: false } },
    },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        load: id => (id === entry ? source : null),
        resolveId: id => (id === entry ? entry : null),
      },
      ownNames,
    ],
  })
  const outputs = [built].flat().flatMap(each => ('output' in each ? each.output : []))
  return outputs.reduce((sum, each) => sum + (each.type === 'chunk' ? brotliCompressSync(each.code).length : 0), 0)
}
