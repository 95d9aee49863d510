import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, minifySync, type Plugin, type UserConfig } from 'vite'
import { wordsFiles } from './locales/files.ts'
import { ownNames } from './own-names.ts'

const src = fileURLToPath(new URL('.', import.meta.url))
const dist = fileURLToPath(new URL('../dist', import.meta.url))

const standard = {
  publicDir: false,
  oxc: { jsx: { runtime: 'classic', pragma: '_h', pragmaFrag: '_Fragment' } },
  plugins: [jsx()],
} satisfies UserConfig
const target = 'es2022'
/** New enough for `color-scheme`; older ones would be given a stand-in that nobody needs. */
const cssTarget = ['chrome123', 'firefox120', 'safari17.5']

/**
 * The widget in three steps: first the parts that load later, under names with a hash of their content; then the loader, a classic script in a
 * function of its own that names them; and the texts of each language with a manifest for the relay. Beside every file its Brotli form, made once here instead of at every request.
 */
export function widgetBuild(): UserConfig {
  const names = shortOwnNames()
  return {
    ...standard,
    build: {
      outDir: dist,
      emptyOutDir: true,
      target,
      cssTarget,
      cssMinify: true,
      // As a library, since a page's `import()` would be wrapped in a helper of a kilobyte that preloads stylesheets we have not.
      lib: {
        entry: { panel: `${src}panel/main.tsx`, rules: `${src}rules/main.ts`, calls: `${src}calls/main.ts` },
        formats: ['es'],
      },
      rolldownOptions: {
        // What the panel shares with parts that load after it stays in it: one file to open and to write, not three.
        preserveEntrySignatures: 'allow-extension',
        // Limits and keys where they are used, not as variables.
        optimization: { inlineConst: true },
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          minify: true,
          comments: false,
        },
      },
    },
    plugins: [...standard.plugins, whole('supplement'), whole('engine'), names, loaderAfter(names)],
  }
}

/** JSX in its older form, `h(type, props, …children)`: written out it is shorter than calls of `preact/jsx-runtime`, which is not loaded then either. */
function jsx(): Plugin {
  return {
    name: 'beckon-jsx',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx$/ },
      handler: code => `import { h as _h, Fragment as _Fragment } from 'preact';${code}`,
    },
  }
}

/**
 * Gives a part of the rules that loads later copies of what it shares with their core. Shared modules would become a third part, which every page had to
 * load for what few ask.
 */
function whole(part: string): Plugin {
  const mark = `?${part}`
  return {
    name: `beckon-${part}`,
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== `@beckon/rules/${part}` && !importer?.endsWith(mark)) return null
      const found = await this.resolve(source, importer?.replace(mark, ''), { skipSelf: true })
      return found && { ...found, id: found.id + mark }
    },
  }
}

/** Shortens our own properties alike in every part; Rolldown itself would do so in a build of one part only. */
function shortOwnNames(): Plugin {
  const include = new RegExp(`^(${ownNames.join('|')})$`)
  let cache = {}
  return {
    name: 'beckon-own-names',
    renderChunk(code, chunk) {
      const {
        code: short,
        map,
        mangleCache,
        errors,
      } = minifySync(chunk.fileName, code, {
        module: true,
        sourcemap: true,
        compress: false,
        mangle: false,
        codegen: { removeWhitespace: false },
        mangleProps: { include, cache },
      })
      if (errors[0]) throw new Error(errors[0].message)
      cache = { ...cache, ...mangleCache }
      return { code: short, ...(map && { map: map as never }) }
    },
  }
}

/** Gives the loader's function a parameter; the relay, where it knows what a page will ask, writes the argument. */
function takingAhead(): Plugin {
  return {
    name: 'beckon-taking-ahead',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          const code = chunk.code.trim()
          if (!/^\(function\(\)\{[\s\S]*\}\)\(\);$/.test(code))
            throw new Error('The loader is no function that is called at its end.')
          chunk.code = code.replace('(function(){', '(function($){').replace(/\(\);$/, '(0);')
        }
      },
    },
  }
}

function loaderAfter(names: Plugin): Plugin {
  const files: Record<string, string> = {}
  return {
    name: 'beckon-loader',
    writeBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry) files[chunk.name] = chunk.fileName
    },
    async closeBundle(error?: Error) {
      if (error) return
      const part = (name: string) => JSON.stringify(`/${files[name]}`)
      await build({
        ...standard,
        configFile: false,
        logLevel: 'warn',
        define: { __PANEL__: part('panel'), __RULES__: part('rules'), __CALLS__: part('calls'), __AHEAD__: '$' },
        plugins: [takingAhead()],
        build: {
          outDir: dist,
          emptyOutDir: false,
          target,
          cssTarget,
          modulePreload: false,
          rolldownOptions: {
            input: `${src}loader/main.ts`,
            output: { format: 'iife', entryFileNames: 'widget.js', minify: true },
          },
        },
      })
      await build({
        ...standard,
        configFile: false,
        logLevel: 'warn',
        // What they are handed has the short names of the other parts.
        plugins: [...standard.plugins, names],
        build: {
          outDir: dist,
          emptyOutDir: false,
          target,
          cssTarget,
          cssMinify: true,
          // By itself, or what it shares with the rules would become a part of its own that every visitor loads.
          lib: { entry: { tools: `${src}tools/main.ts` }, formats: ['es'] },
          rolldownOptions: { output: { entryFileNames: '[name].js', minify: true, comments: false } },
        },
      })
      const { files: words, manifest } = wordsFiles()
      for (const [name, text] of words) writeFileSync(`${dist}/${name}`, text)
      writeFileSync(`${dist}/locales.json`, JSON.stringify(manifest))
      for (const name of readdirSync(dist)) {
        if (!name.endsWith('.js')) continue
        const text = readFileSync(`${dist}/${name}`)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
        writeFileSync(`${dist}/${name}.br`, brotliCompressSync(text, { params }))
      }
    },
  }
}
