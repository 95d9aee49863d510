/** How the form speaks of a signal: where it stands, what it is called, what its number counts. */
export type SignalWords = { group: SignalGroup; name: string; unit?: 's' | '%'; help?: string }
export type SignalGroup = (typeof signalGroups)[number]

export const signalGroups = [
  'Page',
  'Time',
  'What the visitor does',
  'Events of your site',
  'Visitor',
  'Your desk',
  'Date and time',
  'Chat',
  'Other rules',
] as const

/** Every signal of the rules by its name, also those to come; one that stands here and not in the table of `@beckon/rules` is not offered. */
export const signalWords: Readonly<Record<string, SignalWords>> = {
  'page.path': { group: 'Page', name: 'Page address', help: 'What comes after your domain, such as /checkout.' },
  'page.url': { group: 'Page', name: 'Whole address', help: 'With https:// and everything after it.' },
  'page.query': { group: 'Page', name: 'Part of the address after ?', help: 'Such as utm_source.' },
  'page.title': { group: 'Page', name: 'Page title' },
  'page.previous': { group: 'Page', name: 'Page before this one' },
  'page.count': { group: 'Page', name: 'Number of pages in this visit' },
  'page.visited': { group: 'Page', name: 'Pages of this visit' },
  'time.engagedOnPage': {
    group: 'Time',
    name: 'Attention on this page',
    unit: 's',
    help: 'Counts only while the page is in view and the visitor moves, scrolls or types.',
  },
  'time.engagedOnSite': { group: 'Time', name: 'Attention in this visit', unit: 's' },
  'time.onPage': { group: 'Time', name: 'Time on this page', unit: 's' },
  'time.onSite': { group: 'Time', name: 'Time on the site', unit: 's' },
  'time.idle': { group: 'Time', name: 'Time without a move', unit: 's' },
  'time.sinceLastVisit': { group: 'Time', name: 'Time since the last visit', unit: 's' },
  'time.sinceLastChat': { group: 'Time', name: 'Time since the last chat', unit: 's' },
  'scroll.depth': { group: 'What the visitor does', name: 'Part of the page scrolled', unit: '%' },
  'exit.intent': {
    group: 'What the visitor does',
    name: 'About to leave',
    help: 'The pointer leaves through the top of the window; on a phone a quick scroll back up.',
  },
  'rage.clicks': {
    group: 'What the visitor does',
    name: 'Angry clicks',
    help: 'Three clicks at one spot within a second.',
  },
  'element.visible': { group: 'What the visitor does', name: 'Part of the page in view', unit: 's' },
  'element.clicked': { group: 'What the visitor does', name: 'Part of the page clicked' },
  'form.abandoned': { group: 'What the visitor does', name: 'Form begun and left' },
  event: { group: 'Events of your site', name: 'Event', help: "What your site reports with Beckon('track', …)." },
  'visitor.visits': { group: 'Visitor', name: 'Number of the visit' },
  'visitor.language': { group: 'Visitor', name: 'Language', help: 'As the browser says it, such as de or de-AT.' },
  'visitor.device': { group: 'Visitor', name: 'Device' },
  'visitor.timeZone': { group: 'Visitor', name: 'Time zone of the visitor' },
  'visitor.identified': { group: 'Visitor', name: 'Signed in at your site' },
  'visitor.attribute': {
    group: 'Visitor',
    name: 'What your site told',
    help: "A value your site handed over with Beckon('attributes', …), such as plan.",
  },
  'visitor.referrerHost': { group: 'Visitor', name: 'Came from the site' },
  'visitor.utm': { group: 'Visitor', name: 'Campaign mark' },
  'desk.online': { group: 'Your desk', name: 'Someone is at the desk' },
  'desk.free': { group: 'Your desk', name: 'Room for new chats' },
  'desk.waiting': { group: 'Your desk', name: 'Visitors waiting' },
  'desk.open': { group: 'Your desk', name: 'Within opening hours' },
  'clock.time': { group: 'Date and time', name: 'Time of day' },
  'clock.weekday': { group: 'Date and time', name: 'Day of the week' },
  'clock.date': { group: 'Date and time', name: 'Date' },
  'chat.state': { group: 'Chat', name: 'Chat' },
  'chat.count': { group: 'Chat', name: 'Chats so far' },
  'chat.waiting': { group: 'Chat', name: 'Waiting for a reply', unit: 's' },
  rule: { group: 'Other rules', name: 'Another rule' },
}

export const wordsOf = (signal: string): SignalWords => signalWords[signal] ?? { group: 'Page', name: signal }

/** What stands for the values of signals that know only some words. */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'visitor.device': { desktop: 'a computer', mobile: 'a phone', tablet: 'a tablet' },
  'chat.state': {
    none: 'not begun',
    open: 'answered automatically',
    waiting: 'waiting for a person',
    served: 'with a person',
    closed: 'closed',
  },
  rule: { none: 'not shown yet', shown: 'shown', dismissed: 'dismissed', answered: 'answered' },
  'clock.weekday': {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
}

/** Operators as the form offers them. */
export const operatorWords: Readonly<Record<string, string>> = {
  '=': 'is',
  '!=': 'is not',
  '>=': 'is at least',
  '>': 'is more than',
  '<=': 'is at most',
  '<': 'is less than',
  between: 'is between',
  glob: 'fits the pattern',
  in: 'is one of',
  'not-in': 'is none of',
  contains: 'contains',
  'not-contains': 'does not contain',
  'starts-with': 'begins with',
  'ends-with': 'ends with',
  funnel: 'went through, in this order',
  exists: 'is known',
}
