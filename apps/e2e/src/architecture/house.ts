import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../../..', import.meta.url))

export type Room = { place: string; name: string; mayImport: string[] | 'anything' }

/** The table "The house" of README.md: each room and the workspace packages it may import. */
export function roomsInReadme(): Room[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| `((?:packages|apps)\/[\w-]+)` +\|[^|]*\|([^|]*)\|$/gm)]
  return rows.map(([, place = '', imports = '']) => ({
    place,
    name: place.split('/')[1] ?? '',
    mayImport:
      imports.trim() === 'anything' ? 'anything' : imports.trim() === 'nothing' ? [] : imports.trim().split(/, */),
  }))
}

export const roomsOnDisk = (): string[] =>
  ['packages', 'apps'].flatMap(top => readdirSync(join(root, top)).map(name => `${top}/${name}`))

/** Source files of a room, relative to the root. */
export function sourcesOf(place: string): string[] {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? below(path) : /\.(ts|tsx|mjs)$/.test(entry.name) ? [relative(root, path)] : []
    })
  const src = join(root, place, 'src')
  return existsSync(src) ? below(src) : []
}

export type Import = { file: string; target: string }

/** Every static, dynamic and re-exporting import of a file, with relative ones resolved to the root. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = [...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/gm)]
  return found.map(([, from, bare]) => {
    const target = from ?? bare ?? ''
    return { file, target: target.startsWith('.') ? relative(root, resolve(root, file, '..', target)) : target }
  })
}
