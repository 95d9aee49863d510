import { describe, expect, test } from 'vitest'
import { createVisitorChat } from '../chat/visitor.ts'
import { createScriptedRelay, createTabs, createTestClock, createTestEnvironment } from '../doubles/index.ts'
import { memoryOutboxStore } from '../outbox/memory.ts'
import { createIdentity, type IdentityNews } from './identity.ts'

const operator = { kind: 'operator' as const, id: 'o1', name: 'Ann' }
const jwt = (claims: object) => `h.${btoa(JSON.stringify({ iat: 7200, ...claims }))}.s`
const ada = jwt({ sub: 'ada', name: 'Ada' })
const bob = jwt({ sub: 'bob' })

type Post = { path: string; body: Record<string, string | undefined> }

/** A browser whose tabs can be opened and reloaded; who is signed in has the conversations of that relay. */
function createBrowser() {
  const clock = createTestClock()
  const tab = createTabs()
  const outboxStore = memoryOutboxStore()
  const relay = createScriptedRelay({ now: clock.now })
  const posts: Post[] = []
  const refusals: { status: number; body: object }[] = []
  let tokens = 0
  let isAway = false
  const postJson = async (url: string, body: unknown) => {
    const path = url.replace('http://relay.test/v1/visitors', '')
    posts.push({ path, body: body as Post['body'] })
    if (isAway) throw new TypeError('Failed to fetch')
    return (
      refusals.shift() ?? { status: path ? 200 : 201, body: { visitor: 'v', token: `${++tokens}`.padEnd(43, 't') } }
    )
  }
  let pages = 0
  const open = () => {
    const news: IdentityNews[] = []
    const environment = createTestEnvironment(relay.openSocket, postJson, { clock, keep: tab(), name: `p${++pages}-` })
    const place = { relay: 'http://relay.test', site: 'shop', environment, outboxStore }
    const chat = createVisitorChat(place)
    const identity = createIdentity({ ...place, chat, told: said => news.push(said) })
    const texts = () => chat.state().messages.map(({ text }) => text)
    const pending = () => chat.state().pending.map(({ text }) => text)
    return { chat, identity, environment, news, texts, pending, states: () => news.map(({ state }) => state) }
  }
  const keep = tab()
  return {
    clock,
    relay,
    keep,
    open,
    posts,
    paths: () => posts.map(({ path }) => path),
    refuse: (error: string) => refusals.push({ status: 401, body: { error, message: `mend ${error}` } }),
    setAway: (away: boolean) => (isAway = away),
    kept: () => ['token', 'person', 'signed', 'draft'].filter(name => keep.get(`beckon:shop:${name}`) !== undefined),
  }
}

/** Ada has said something on this browser, and a second tab shows it. */
async function withAda() {
  const browser = createBrowser()
  const first = browser.open()
  first.identity.say(ada)
  await first.chat.send('My order 40718')
  await browser.relay.settle()
  const second = browser.open()
  await second.chat.resume()
  await browser.relay.settle()
  expect([first.texts(), second.texts()]).toEqual([['My order 40718'], ['My order 40718']])
  return { ...browser, first, second }
}

describe('who the page says the visitor is', () => {
  test('[H2] is told to nobody before the visitor looks', async () => {
    const { relay, open, posts, kept } = createBrowser()
    const { chat, identity, states } = open()
    identity.say(ada)
    await chat.resume()
    await relay.settle()
    expect([posts, relay.sockets.length, kept()]).toEqual([[], 0, []])
    identity.arrive()
    await relay.settle()
    expect(posts).toEqual([{ path: '/identity', body: { site: 'shop', identity: ada, token: undefined } }])
    expect([chat.state().link.kind, states()]).toEqual(['connected', ['verified']])
  })

  test('is told with the first words, which go where the person’s conversation is', async () => {
    const { relay, open, paths } = createBrowser()
    relay.begin('c-elsewhere')
    relay.post('c-elsewhere', operator, 'Hello Ada')
    const { chat, identity, texts } = open()
    identity.say(ada)
    await chat.send('Here I am')
    await relay.settle()
    expect(paths()).toEqual(['/identity'])
    expect(texts()).toEqual(['Hello Ada', 'Here I am'])
  })

  test('an anonymous visitor takes along what was said, and what waits to be sent', async () => {
    const { relay, open, posts, clock } = createBrowser()
    const { chat, identity, texts, pending } = open()
    await chat.send('one')
    await relay.settle()
    const token = '1'.padEnd(43, 't')
    relay.setReachable(false)
    relay.cut()
    await chat.send('two')
    identity.say(ada)
    expect(chat.state().turn).toBe(0)
    relay.setReachable(true)
    await relay.settle()
    clock.advance(1000)
    await relay.settle()
    expect(posts.at(-1)?.body).toEqual({ site: 'shop', identity: ada, token })
    expect([texts(), pending()]).toEqual([['one', 'two'], []])
    expect(relay.received.filter(({ type }) => type === 'hello').at(-1)).toMatchObject({ token: '2'.padEnd(43, 't') })
  })

  test('is said in one tab, and the others go on as that person', async () => {
    const { relay, open, keep } = createBrowser()
    const first = open()
    await first.chat.send('one')
    await relay.settle()
    const second = open()
    await second.chat.resume()
    await relay.settle()
    first.identity.say(ada)
    await relay.settle()
    const hellos = relay.received.flatMap(frame => (frame.type === 'hello' ? frame.token : []))
    expect(hellos.slice(2)).toEqual(['2'.padEnd(43, 't'), '2'.padEnd(43, 't')])
    expect([second.texts(), second.chat.state().turn, keep.get('beckon:shop:person')]).toEqual([['one'], 0, 'ada'])
  })

  test('counts as it was said last, also while the relay is being told', async () => {
    const { relay, open, keep, posts } = createBrowser()
    const { identity, states } = open()
    identity.say(ada)
    identity.arrive()
    identity.say(bob)
    await relay.settle()
    expect(posts.map(({ body }) => body.identity)).toEqual([ada, bob])
    expect([keep.get('beckon:shop:person'), states()]).toEqual(['bob', ['verified']])
  })

  test('is told once an hour on a device that is known, and at once when it changes', async () => {
    const { relay, open, paths } = await withAda()
    const say = async (claims: object) => {
      const { chat, identity, states } = open()
      identity.say(jwt({ sub: 'ada', name: 'Ada', ...claims }))
      await chat.resume()
      await relay.settle()
      return states()
    }
    expect(await say({ iat: 10_799 })).toEqual(['verified'])
    expect(paths()).toHaveLength(1)
    await say({ iat: 10_800 })
    await say({ iat: 10_800, name: 'Ada L.' })
    expect(paths()).toEqual(['/identity', '/identity', '/identity'])
  })
})

describe('[A31] somebody else', () => {
  test('a draft that was written while another tab took it away goes, and what the next person has begun stays', async () => {
    const { second, keep } = await withAda()
    second.chat.setDraft('My card is')
    second.chat.forget()
    expect(second.chat.draft()).toBe('')
    keep.set('beckon:shop:draft', 'Bob here')
    second.chat.forget()
    expect(second.chat.draft()).toBe('Bob here')
  })

  test.each([
    ['signs out', ''],
    ['signs in as another', bob],
  ])('%s: nothing of before is seen or sent, in any tab', async (_what, next) => {
    const { relay, first, second, posts, kept, keep, clock } = await withAda()
    const token = keep.get('beckon:shop:token')
    relay.setReachable(false)
    relay.cut()
    second.chat.setDraft('My card is')
    await second.chat.send('unsent')
    first.identity.say(next)
    for (const { chat, texts, pending } of [first, second]) {
      expect([texts(), pending(), chat.draft(), chat.state().conversation]).toEqual([[], [], '', undefined])
      expect(chat.state().turn).toBe(1)
    }
    expect(kept()).toEqual([])
    expect(posts.find(({ path }) => path === '/sign-out')?.body).toEqual({ site: 'shop', token })
    // Now there is another relay's worth of conversations: none.
    const [conversation = ''] = relay.conversations.keys()
    const heardBefore = relay.received.length
    relay.restore(0)
    relay.setReachable(true)
    first.identity.arrive()
    await relay.settle()
    clock.advance(60_000)
    await relay.settle()
    expect(JSON.stringify(relay.received.slice(heardBefore))).not.toMatch(RegExp(`unsent|${conversation}`))
    expect([first.texts(), second.texts(), first.pending(), second.pending()]).toEqual([[], [], [], []])
  })

  test('leaves nothing in the outbox for the next page', async () => {
    const { relay, first, second, open } = await withAda()
    relay.setReachable(false)
    relay.cut()
    await second.chat.send('unsent in a tab that was closed')
    second.chat.stop()
    second.identity.stop()
    await first.chat.send('unsent')
    first.identity.say('')
    await relay.settle()
    const next = open()
    await next.chat.resume()
    expect(next.pending()).toEqual([])
  })

  test('was seen by a page that was frozen when it is looked at again', async () => {
    const { first, keep } = await withAda()
    // The browser tells a frozen page of no change.
    const tab = first.environment.keep
    tab.remove('beckon:shop:token')
    tab.remove('beckon:shop:person')
    expect(keep.get('beckon:shop:person')).toBeUndefined()
    expect(first.texts()).toEqual(['My order 40718'])
    first.environment.wake()
    expect(first.texts()).toEqual([])
  })

  test('is not who was nobody: an anonymous conversation stays where nobody is said to be here', async () => {
    const { relay, open, paths } = createBrowser()
    const before = open()
    await before.chat.send('one')
    await relay.settle()
    before.chat.stop()
    const after = open()
    after.identity.say('')
    await after.chat.resume()
    await relay.settle()
    expect([after.texts(), after.states(), paths()]).toEqual([['one'], ['none'], ['']])
  })
})

describe('what is not believed', () => {
  test.each([
    ['identity_expired', 'expired'],
    ['identity_signature', 'refused'],
  ])('%s is told to the page, and the visitor stays who they were', async (code, state) => {
    const { relay, open, refuse, paths, kept } = createBrowser()
    const { chat, identity, news, texts } = open()
    refuse(code)
    identity.say(ada)
    identity.arrive()
    await relay.settle()
    expect(news).toEqual([{ state, code, message: `mend ${code}` }])
    expect([kept(), relay.sockets.length]).toEqual([[], 0])
    await chat.send('anonymous')
    await relay.settle()
    expect([paths(), texts()]).toEqual([['/identity', ''], ['anonymous']])
  })

  test('where the relay talks with nobody but who is known, what was said as nobody is there once they are', async () => {
    const { relay, keep, refuse, open, paths } = createBrowser()
    const token = 'o'.repeat(43)
    keep.set('beckon:shop:token', token)
    relay.begin('c1')
    relay.post('c1', operator, 'Hello')
    const { chat, identity, texts } = open()
    refuse('identity_required')
    await chat.resume()
    relay.cut(4501)
    await relay.settle()
    expect([chat.state().link.kind, keep.get('beckon:shop:token')]).toEqual(['ended', token])
    identity.say(ada)
    await relay.settle()
    expect([chat.state().link.kind, texts(), paths()]).toEqual(['connected', ['Hello'], ['', '/identity']])
  })

  test('is asked for again when the relay could not be reached', async () => {
    const { relay, clock, open, setAway } = createBrowser()
    const { chat, identity, states } = open()
    setAway(true)
    identity.say(ada)
    identity.arrive()
    await relay.settle()
    expect([chat.state().link.kind, states()]).toEqual(['reconnecting', []])
    setAway(false)
    clock.advance(1000)
    await relay.settle()
    expect([chat.state().link.kind, states()]).toEqual(['connected', ['verified']])
  })

  test('a device that the relay knows no more shows nothing, and the page is asked for another', async () => {
    const { relay, first, second, kept } = await withAda()
    relay.cut(4501)
    await relay.settle()
    expect([first.texts(), second.texts(), second.states(), kept()]).toEqual([[], [], ['expired'], []])
  })
})
