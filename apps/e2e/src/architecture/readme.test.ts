import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settings } from '../../../relay/src/config/settings.ts'
import { root } from './house.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('README.md', () => {
  test('names every setting with its default, unit and meaning, and no other', () => {
    const written = [...readme.matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\|(.*)\|$/gm)].map(([, name, rest = '']) =>
      [name, ...rest.split('|').map(cell => cell.trim().replaceAll('`', ''))].join(' | '),
    )
    const inCode = Object.entries(settings).map(([name, { default: usual, unit, meaning }]) =>
      [name, usual, unit, meaning].join(' | '),
    )
    expect(written).toEqual(inCode)
  })

  test('points only to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path)
    expect(links.filter(path => !existsSync(join(root, path)))).toEqual([])
  })

  test('names only commands of npm that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name = '']) => name)
    expect([...new Set(named)].filter(name => !(name in scripts))).toEqual([])
  })
})
