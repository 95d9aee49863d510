import { fileURLToPath } from 'node:url'
import { type Plugin, runnerImport, type UserConfig } from 'vite'
import type { Page } from './page/pages.ts'

/** Vite's settings for the demo shop: scripts and style are bundled with hashed names, pages are written beside them. */
export function demoBuild(): UserConfig {
  return {
    root: file('..'),
    build: {
      outDir: file('../dist'),
      emptyOutDir: true,
      // A strict content policy refuses data: addresses, so nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: {
          shop: file('shop.ts'),
          guide: file('guide/guide.ts'),
          api: file('api/api.ts'),
          style: file('style/shop.css'),
        },
      },
    },
    plugins: [shopPages()],
  }
}

/** Renders every page with the names the bundler gave to its scripts and style. */
function shopPages(): Plugin {
  let pages: (assets: Assets) => Page[]
  return {
    name: 'shop-pages',
    async buildStart() {
      // Imported anew at each build, so that a watching build sees changed pages, not only changed scripts.
      const { module, dependencies } = await runnerImport<typeof import('./page/pages.ts')>(file('page/pages.ts'), {
        configFile: false,
      })
      pages = module.shopPages
      for (const dependency of dependencies) this.addWatchFile(dependency)
    },
    generateBundle(_, bundle) {
      const outputs = Object.values(bundle)
      const script = (name: string) =>
        outputs.find(output => output.type === 'chunk' && output.isEntry && output.name === name)?.fileName
      const style = outputs.find(output => output.fileName.endsWith('.css'))?.fileName
      const assets = {
        shop: address(script('shop')),
        guide: address(script('guide')),
        api: address(script('api')),
        style: address(style),
      }
      for (const page of pages(assets)) this.emitFile({ type: 'asset', fileName: page.file, source: page.html })
    },
  }
}

/** Addresses of the built files, from the root of the shop. */
export interface Assets {
  readonly shop: string
  readonly guide: string
  readonly api: string
  readonly style: string
}

function address(fileName: string | undefined): string {
  if (fileName === undefined) throw new Error('The bundle lacks a script or the style that the pages link to.')
  return `/${fileName}`
}

function file(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
