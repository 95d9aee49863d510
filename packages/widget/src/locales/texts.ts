type With<Hole extends string> = `${string}{${Hole}}${string}`
/** A text with a hole for a name, or for a time as `Intl` writes it by itself: as `5 minutes`. */
export type Holed = With<'name' | 'time'>

/** One text for each plural form that the language has by `Intl.PluralRules`, with a hole for the number. */
export type Counted = { other: With<'count'> } & Partial<Record<Intl.LDMLPluralRule, string>>

/** A text as it is written. */
export type Text = string | Counted

/** Everything the widget says to visitors, in one language. */
export type Texts = {
  /** The language as `Intl` takes it. */
  lang: string
  dir: 'ltr' | 'rtl'

  open: string
  close: string
  dismiss: string
  never: string

  title: With<'name'>
  openUnread: Counted
  here: string
  nobodyHere: string
  usually: With<'time'>
  usuallyAway: With<'time'>
  with: With<'name'>
  inQueue: string
  ended: string
  reconnecting: string
  blocked: string
  hello: string
  helloText: string
  helloEmpty: string
  answersHere: string
  mayFit: string
  perhaps: string
  back: string
  person: string
  personNext: string
  askLabel: string
  askPlaceholder: string
  writePlaceholder: string
  askHint: string
  send: string
  tooLong: Counted
  automatic: string
  helped: string
  yes: string
  no: string
  sending: string
  sent: string
  read: string
  stale: string
  notSent: string
  notSentLong: string
  notSentGone: string
  again: string
  discard: string
  you: string
  typing: With<'name'>
  older: string
  newest: string
  newMessages: string
  fresh: string
  today: string
  yesterday: string
  messages: string
  loading: string
  moreChat: string

  /** What happened in the conversation. */
  gettingPerson: string
  joined: With<'name'>
  passedOn: With<'name'>
  reopened: string
  gladHelped: string

  /** Before, around and after a chat. */
  formTitle: string
  formSend: string
  optional: string
  cancel: string
  menu: string
  endChat: string
  soundOn: string
  soundOff: string
  rate: string
  good: string
  bad: string
  comment: string
  thanks: string
}

/** Said by the launcher and the teaser, before anything else is loaded: these come with the settings of the site. */
export const launcherKeys = ['open', 'close', 'dismiss', 'never'] as const
export type LauncherTexts = Pick<Texts, (typeof launcherKeys)[number]>

/** What the panel says until one can type and send. */
export const panelKeys = [
  'lang',
  'dir',
  'title',
  'here',
  'nobodyHere',
  'usually',
  'usuallyAway',
  'with',
  'inQueue',
  'ended',
  'reconnecting',
  'blocked',
  'mayFit',
  'askLabel',
  'askPlaceholder',
  'writePlaceholder',
  'askHint',
  'send',
  'tooLong',
  'sending',
  'notSent',
  'moreChat',
] as const
export type PanelTexts = Pick<Texts, (typeof panelKeys)[number]>

/** All others, which come with what loads after it. */
export type MoreTexts = Omit<Texts, keyof LauncherTexts | keyof PanelTexts>
