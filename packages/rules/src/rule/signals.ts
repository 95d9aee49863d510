/** Every signal that can be asked now: the type of its value, and the parameters it takes (`!` must be there). */
export const signals = {
  'page.url': { type: 'text' },
  'page.path': { type: 'text' },
  'page.query': { type: 'text', takes: ['name!'] },
  'page.title': { type: 'text' },
  'page.count': { type: 'number' },
  'time.onPage': { type: 'number' },
  'time.onSite': { type: 'number' },
  'time.engagedOnPage': { type: 'number' },
  'time.engagedOnSite': { type: 'number' },
  'time.idle': { type: 'number' },
  'scroll.depth': { type: 'number' },
  'exit.intent': { type: 'boolean' },
  'desk.online': { type: 'boolean', takes: ['department'] },
  'desk.free': { type: 'number', takes: ['department'] },
  'desk.waiting': { type: 'number', takes: ['department'] },
  'chat.state': { type: 'choice', of: ['none', 'open', 'waiting', 'served', 'closed'] },
  'visitor.language': { type: 'text' },
  'visitor.device': { type: 'choice', of: ['desktop', 'mobile', 'tablet'] },
  'visitor.visits': { type: 'number' },
  'visitor.attribute': { type: 'any', takes: ['name!'] },
  event: { type: 'number', takes: ['name!', 'within'] },
  rule: { type: 'choice', of: ['none', 'shown', 'dismissed', 'answered'], takes: ['id!'] },
} as const satisfies Record<string, SignalType>

export type SignalType = {
  readonly type: 'text' | 'number' | 'boolean' | 'choice' | 'any'
  readonly of?: readonly string[]
  readonly takes?: readonly string[]
}

/** Names with a settled meaning that no code answers yet; a file that uses one is refused. */
export const reservedSignals = [
  'page.previous',
  'page.visited',
  'time.sinceLastVisit',
  'time.sinceLastChat',
  'rage.clicks',
  'element.visible',
  'element.clicked',
  'form.abandoned',
  'visitor.timeZone',
  'visitor.identified',
  'visitor.referrerHost',
  'visitor.utm',
  'desk.open',
  'clock.time',
  'clock.weekday',
  'clock.date',
  'chat.count',
  'chat.waiting',
] as const

export const reservedActions = ['message', 'department', 'tag', 'notify', 'emit', 'wait'] as const
