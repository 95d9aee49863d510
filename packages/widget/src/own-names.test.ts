import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { ownNames } from './own-names.ts'

const packages = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, packages), 'utf8')
/** What is written or read by somebody else than one bundle: the wire, the stores, the loader beside its parts, the owner's files. */
const shared = [
  'protocol/PROTOCOL.md',
  'client/src/outbox/entry.ts',
  'widget/src/loader/widget.ts',
  'widget/src/site/settings.ts',
  'widget/src/locales/texts.ts',
  'rules/src/rule/rule.ts',
  'answers/src/shelf/shelf.ts',
]

/** Not the prose: in a document what stands as code, in code what stands outside of comments. */
const codeOf = (path: string) =>
  path.endsWith('.md')
    ? (read(path).match(/`[^`]+`/g) ?? []).join(' ')
    : read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

test.each(shared)('no own name is one of %s', path => {
  const known = new Set(codeOf(path).match(/\w+/g))
  expect(known.size).toBeGreaterThan(10)
  expect(ownNames.filter(name => known.has(name))).toEqual([])
})

test('no own name is one of the browser’s', () => {
  const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const lib = `${dirname(createRequire(typescript).resolve(platform))}/lib/`
  const known = new Set<string>()
  for (const name of readdirSync(lib).filter(name => /^lib\.(es|dom|decorators).*\.d\.ts$/.test(name)))
    for (const [, property = ''] of readFileSync(lib + name, 'utf8').matchAll(
      /^\s+(?:readonly |get |set )*(\w+)\??[:(<]/gm,
    ))
      known.add(property)
  expect(known.has('textContent') && known.has('flatMap') && known.has('durability')).toBe(true)
  expect(ownNames.filter(name => known.has(name))).toEqual([])
})

test('no code asks for one by its text, which nobody shortens', () => {
  const asking: string[] = []
  for (const place of ['rules', 'widget', 'client', 'answers', 'protocol']) {
    const src = new URL(`${place}/src/`, packages)
    for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
      // Simulating is for the console and the command line, where nothing is shortened.
      if (!/\.tsx?$/.test(path) || path.includes('.test.') || path.startsWith('simulate')) continue
      const text = readFileSync(new URL(path, src), 'utf8')
      for (const [, name = ''] of text.matchAll(/['"`](\w+)['"`] in \b|hasOwn\(\w+, ['"`](\w+)/g))
        if (ownNames.includes(name)) asking.push(`${place}/src/${path}: ${name}`)
    }
  }
  expect(asking).toEqual([])
})

test('no own name is a kind of event, by which its handler is found', () => {
  const kinds = [...codeOf('rules/src/session/event.ts').matchAll(/type: '(\w+)'/g)].map(([, kind = '']) => kind)
  expect(kinds).toContain('navigate')
  expect(ownNames.filter(name => kinds.includes(name))).toEqual([])
})

test('each stands there once', () => {
  expect(ownNames).toEqual([...new Set(ownNames)])
})

test('nor do the rules read a fact by a text that has one of them in it', () => {
  const asking: string[] = []
  // Of the facts, those that do not lie under the name of a signal.
  const state = codeOf('rules/src/facts/facts.ts').match(/type State = \{([\s\S]*?)\n\}/)?.[1] ?? ''
  const facts = new Set([...state.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name))
  expect(facts.has('pageAtMs')).toBe(true)
  for (const folder of ['decide', 'facts', 'run', 'supplement']) {
    const src = new URL(`rules/src/${folder}/`, packages)
    for (const path of readdirSync(src).filter(name => !name.includes('.test.'))) {
      const code = codeOf(`rules/src/${folder}/${path}`).replace(/^import .*$|from '.*'$/gm, '')
      for (const [text] of code.matchAll(/'[^'\n]*'/g))
        for (const word of text.match(/\w+/g) ?? [])
          if (facts.has(word) && ownNames.includes(word)) asking.push(`${folder}/${path}: ${text}`)
    }
  }
  expect(asking).toEqual([])
})

test('what one built part exports to another is none of them: the part is asked for it by its whole name', () => {
  const dist = new URL('widget/dist/', packages)
  const exported = readdirSync(dist)
    .filter(name => name.endsWith('.js'))
    .flatMap(name => [...readFileSync(new URL(name, dist), 'utf8').matchAll(/\bexport\s*\{([^}]*)\}/g)])
    .flatMap(([, list = '']) => list.split(',').map(each => each.trim().split(' as ').at(-1) ?? ''))
  expect(exported).toContain('start')
  expect(ownNames.filter(name => exported.includes(name))).toEqual([])
})
