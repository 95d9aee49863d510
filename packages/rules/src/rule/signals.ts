/** Every signal: the type of its value, and the parameters it takes (`!` must be there). */
export const signals = {
  'page.url': { type: 'text', takes: ['except'] },
  'page.path': { type: 'text', takes: ['except'] },
  'page.query': { type: 'text', takes: ['name!', 'as'] },
  'page.title': { type: 'text' },
  'page.previous': { type: 'text', takes: ['except'] },
  'page.count': { type: 'number' },
  'page.visited': { type: 'pages', takes: ['except'] },
  'time.onPage': { type: 'number' },
  'time.onSite': { type: 'number' },
  'time.engagedOnPage': { type: 'number' },
  'time.engagedOnSite': { type: 'number' },
  'time.idle': { type: 'number' },
  'time.sinceLastVisit': { type: 'number' },
  'time.sinceLastChat': { type: 'number' },
  'scroll.depth': { type: 'number' },
  'exit.intent': { type: 'boolean' },
  'rage.clicks': { type: 'number' },
  'element.visible': { type: 'number', takes: ['selector!'] },
  'element.clicked': { type: 'number', takes: ['selector!'] },
  'form.abandoned': { type: 'boolean', takes: ['selector!'] },
  event: { type: 'number', takes: ['name!', 'within', 'where'] },
  'visitor.visits': { type: 'number' },
  'visitor.language': { type: 'text' },
  'visitor.device': { type: 'choice', of: ['desktop', 'mobile', 'tablet'] },
  'visitor.timeZone': { type: 'text' },
  'visitor.identified': { type: 'boolean' },
  'visitor.attribute': { type: 'any', takes: ['name!', 'as'] },
  'visitor.referrerHost': { type: 'text' },
  'visitor.utm': { type: 'text', takes: ['name!'] },
  'desk.online': { type: 'boolean', takes: ['department'] },
  'desk.free': { type: 'number', takes: ['department'] },
  'desk.waiting': { type: 'number', takes: ['department'] },
  'desk.open': { type: 'boolean' },
  'clock.time': { type: 'time', takes: ['zone'] },
  'clock.weekday': { type: 'choice', of: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], takes: ['zone'] },
  'clock.date': { type: 'date', takes: ['zone'] },
  'chat.state': { type: 'choice', of: ['none', 'open', 'waiting', 'served', 'closed'] },
  'chat.count': { type: 'number' },
  'chat.waiting': { type: 'number' },
  rule: { type: 'choice', of: ['none', 'shown', 'dismissed', 'answered'], takes: ['id!'] },
} as const satisfies Record<string, SignalType>

export type SignalType = {
  readonly type: 'text' | 'number' | 'boolean' | 'choice' | 'any' | 'pages' | 'time' | 'date'
  readonly of?: readonly string[]
  readonly takes?: readonly string[]
}
