import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, roomsInReadme, roomsOnDisk, root, sourcesOf } from './house.ts'

const rooms = roomsInReadme()
const files = rooms.flatMap(room => sourcesOf(room.place))
const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1

describe('the house is the one in the README', () => {
  test('every room on disk stands in the table, and the other way round', () => {
    expect(roomsOnDisk().sort()).toEqual(rooms.map(({ place }) => place).sort())
  })

  test('no room is empty', () => {
    expect(rooms.filter(({ place }) => sourcesOf(place).length === 0)).toEqual([])
  })

  test.each(rooms)('$place imports only what the table allows', ({ place, name, mayImport }) => {
    if (mayImport === 'anything') return
    const workspace = sourcesOf(place)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('@beckon/'))
    const outside = workspace.filter(({ target }) => ![name, ...mayImport].includes(target.split('/')[1] ?? ''))
    expect(outside).toEqual([])
  })

  test.each(rooms)('$place reaches into no other room by path', ({ place, mayImport }) => {
    if (mayImport === 'anything') return
    const paths = sourcesOf(place)
      .flatMap(importsOf)
      .filter(({ target }) => /^(packages|apps|\.\.)\//.test(target))
    expect(paths.filter(({ target }) => !target.startsWith(`${place}/`))).toEqual([])
  })

  test.each(rooms)('$place declares the workspace packages it imports', ({ place }) => {
    const manifest = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    const used = sourcesOf(place)
      .flatMap(importsOf)
      .flatMap(({ target }) => target.match(/^@beckon\/[\w-]+/)?.[0] ?? [])
    expect([...new Set(used)].filter(name => name !== manifest.name && !declared.includes(name))).toEqual([])
  })
})

test('packages are chosen for the Node that runs them', () => {
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  expect(/^nodeVersion: (.+)$/m.exec(workspace)?.[1]).toBe(/^ {2}node: (.+)$/m.exec(workspace)?.[1])
  expect(process.version).toBe(`v${/^nodeVersion: (.+)$/m.exec(workspace)?.[1]}`)
})

describe('a stranger finds things', () => {
  test('no folder is named after nothing', () => {
    const nameless = /(^|\/)(utils?|common|shared|helpers?|types|misc|lib)\//
    expect(files.filter(file => nameless.test(file))).toEqual([])
  })

  test('no source file is longer than 250 lines', () => {
    expect(files.filter(file => !isTest(file) && lines(file) > 250)).toEqual([])
  })

  test('an index only re-exports, by name, in under 30 lines', () => {
    const indexes = files.filter(file => basename(file) === 'index.ts')
    const offending = indexes.filter(file => {
      const text = readFileSync(join(root, file), 'utf8')
      const rest = text.replace(/export (type )?\{[^}]*\} from '[^']+'\n/g, '').replace(/\/\*\*[\s\S]*?\*\/\n/g, '')
      return rest.trim() !== '' || text.includes('export *')
    })
    expect(offending).toEqual([])
  })
})
