import type { Beckon } from '../../types/index.d.ts'

/** Never run: the compiler takes these, as pages that use the types write them. */
export function right(beckon: Beckon): void {
  beckon('open')
  beckon('attributes', { plan: 'trial', seats: 3, tags: ['a'], beta: null })
  beckon('track', 'coupon_failed', { code: 'SPRING' })
  beckon('runRule', 'checkout-help')
  beckon('consent', true)
  beckon('identify', 'eyJ')
  beckon('identify')
  beckon('on', 'identity', ({ state, code = '' }) => state === 'refused' && code)
  beckon('on', 'ready', () => {})
  beckon('on', 'open', byVisitor => byVisitor === true)
  beckon('on', 'unread', count => count.toFixed())
  beckon('on', 'chat', state => state === 'served')
  const end = beckon('on', 'message', ({ from, text }) => from + text)
  end?.()
  beckon('on', 'hint', data => data !== null)
  beckon('off', 'unread', (count: number) => count)
  void beckon('record', 'stop')?.then(text => text?.length)
  Beckon('close')
  window.Beckon('open')
  globalThis.Beckon.q?.push(['open'])
}

/** And none of these. */
export function wrong(beckon: Beckon): void {
  // @ts-expect-error: no such call
  beckon('opened')
  // @ts-expect-error: it takes nothing
  beckon('open', true)
  // @ts-expect-error: an object in an object
  beckon('attributes', { plan: { name: 'trial' } })
  // @ts-expect-error: what happened has a name
  beckon('track')
  // @ts-expect-error: which rule?
  beckon('runRule')
  // @ts-expect-error: claims that nobody has signed
  beckon('identify', { sub: 'ada' })
  // @ts-expect-error: yes or no
  beckon('consent', 'yes')
  // @ts-expect-error: it ends by `stop`
  beckon('record', 'end')
  // @ts-expect-error: a number is heard
  beckon('on', 'unread', (count: string) => count)
  // @ts-expect-error: what shall be called?
  beckon('on', 'message')
  // @ts-expect-error: which one?
  beckon('off', 'message')
}
