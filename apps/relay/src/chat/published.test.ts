import { expect, test } from 'vitest'
import type { Site, Sites } from '../store/sites.ts'
import type { ShelfFinder } from './finder.ts'
import { createPublished } from './published.ts'

const site: Site = {
  key: 'shop',
  name: 'Shop',
  origins: ['https://shop.test'],
  appearance: {},
  createdAt: 0,
  appearanceVersion: 0,
  rulesVersion: 0,
  identityRequired: false,
  answersVersion: 1,
}

/** A site whose shelf has one answer, named by the version; finders are ready when the test says so. */
function createShop() {
  let version = 1
  let atMs = 0
  let reads = 0
  const built: { version: string; ready(): void }[] = []
  const sites = {
    find: async () => {
      reads++
      return { ...site, answersVersion: version }
    },
    published: async (kind: string, _site: string, of: number) =>
      kind === 'answers'
        ? JSON.stringify({ answers: [{ id: `v${of}`, title: 'x', phrasings: [], text: 'x' }] })
        : undefined,
  } as unknown as Sites
  const createFinder = ({ answers }: { answers: readonly { id: string }[] }) =>
    new Promise<ShelfFinder>(resolve =>
      built.push({ version: String(answers[0]?.id), ready: () => resolve({ find: () => undefined }) }),
    )
  const published = createPublished({ sites, answers: { asked: async () => [] } }, createFinder, () => atMs)
  return {
    published,
    built,
    publish() {
      version++
      published.changed('shop')
    },
    pass: (ms: number) => {
      atMs += ms
    },
    reads: () => reads,
    idsAtHand: () => published.siteAtHand('shop')?.answers.map(({ id }) => id),
    turn: () => new Promise(resolve => setImmediate(resolve)),
  }
}

test('several who ask while a site is being read wait for the same reading and the same index', async () => {
  const { published, built, turn, reads } = createShop()
  const asked = [published.site('shop'), published.site('shop')]
  await turn()
  built[0]?.ready()
  expect((await Promise.all(asked)).map(found => found?.answers[0]?.id)).toEqual(['v1', 'v1'])
  expect(built).toHaveLength(1)
  expect(reads()).toBe(1)
})

test('while a new shelf is being read, messages are answered from the one before; who publishes waits for the new one', async () => {
  const { published, built, publish, idsAtHand, turn } = createShop()
  const first = published.site('shop')
  await turn()
  built[0]?.ready()
  await first
  publish()
  expect(idsAtHand()).toEqual(['v1'])
  const told = published.site('shop')
  await turn()
  expect(idsAtHand()).toEqual(['v1'])
  for (const each of built.slice(1)) each.ready()
  expect((await told)?.answers[0]?.id).toBe('v2')
  expect(idsAtHand()).toEqual(['v2'])
})

test('an index that was begun before is not put in the place of a newer one when it is ready later', async () => {
  const { published, built, publish, idsAtHand, turn } = createShop()
  const old = published.site('shop')
  await turn()
  publish()
  const newer = published.site('shop')
  await turn()
  built[1]?.ready()
  await newer
  built[0]?.ready()
  await old
  expect(idsAtHand()).toEqual(['v2'])
})
