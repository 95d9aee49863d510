/** What each button says to the chat, by what is chosen beside it. */
export const calls: Readonly<Record<string, (chosen: string) => readonly unknown[]>> = {
  open: () => ['open'],
  close: () => ['close'],
  hide: () => ['hide'],
  show: () => ['show'],
  track: () => ['track', 'coupon_failed', { code: 'SPRING' }],
  attributes: plan => ['attributes', { plan: plan || null }],
  runRule: rule => ['runRule', rule],
  record: () => ['record'],
  'record-stop': () => ['record', 'stop'],
  agree: () => ['consent', true],
  consent: () => ['consent', false],
  shutdown: () => ['shutdown'],
}
