/** What is chosen beside a button, by the names of the fields. */
type Chosen = Readonly<Record<string, string>>
type Call = readonly unknown[]

/** What each button says to the chat. */
export const calls: Readonly<Record<string, (chosen: Chosen) => Call | Promise<Call>>> = {
  open: () => ['open'],
  close: () => ['close'],
  hide: () => ['hide'],
  show: () => ['show'],
  track: () => ['track', 'coupon_failed', { code: 'SPRING' }],
  attributes: ({ plan }) => ['attributes', { plan: plan || null }],
  runRule: ({ rule }) => ['runRule', rule],
  identify: async customer => ['identify', await tokenFor(customer)],
  'sign-out': () => ['identify'],
  record: () => ['record'],
  'record-stop': () => ['record', 'stop'],
  agree: () => ['consent', true],
  consent: () => ['consent', false],
  shutdown: () => ['shutdown'],
}

async function tokenFor(customer: Chosen): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch('/api/token', { method: 'POST', headers, body: JSON.stringify(customer) })
  return answer.text()
}
