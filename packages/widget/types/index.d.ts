/**
 * `Beckon`, as the tag puts it on a page. Copy this file into a project, or name it in `types` of its `tsconfig.json`.
 * What the calls do stands in `docs/api.md`.
 */

/** What can be told of a visitor or of something that happened: text, numbers, yes or no, a list of them; null takes it away. */
export type BeckonValue = string | number | boolean | null | readonly (string | number | boolean)[]

/** Where the visitor's conversation stands: none, begun, waiting for a person, with one, or closed. */
export type BeckonChat = 'none' | 'open' | 'waiting' | 'served' | 'closed'

/** Whether the chat knows who the visitor is; where not, `code` says what is wrong with the token. */
export interface BeckonIdentity {
  state: 'verified' | 'refused' | 'expired' | 'none'
  code?: string
}

/** What is heard under each name. */
export interface BeckonEvents {
  /** The widget is there, and all calls before it have been done. Who asks later hears it at once. */
  ready: undefined
  /** The panel was opened: true by the visitor, false by a rule or by the page. */
  open: boolean
  /** The panel was closed: true by the visitor, false by the page. */
  close: boolean
  /** How many messages wait to be read. */
  unread: number
  /** Where the conversation stands, whenever that changes. */
  chat: BeckonChat
  /** A message came from the other side. `from` is the name it came under. */
  message: { from: string; text: string }
  /** A rule was shown; its id. */
  shown: string
  /** What a rule had shown was taken back; its id. */
  retracted: string
  /** What became of `identify`. */
  identity: BeckonIdentity
}

/** Takes the function off again. */
export type BeckonOff = () => void

export interface Beckon {
  /** Opens the panel. The focus stays where it is. */
  (call: 'open'): void
  /** Closes the panel. */
  (call: 'close'): void
  /** Draws the launcher again after `hide`. */
  (call: 'show'): void
  /** Takes the launcher, and all that stands with it, off the page. Conversations go on. */
  (call: 'hide'): void
  /** Tells the rules what is known of the visitor. Values given before stay; null takes one away. They do not leave the device. */
  (call: 'attributes', set: Readonly<Record<string, BeckonValue>>): void
  /** Tells the rules that something happened. It does not leave the device. */
  (call: 'track', name: string, data?: Readonly<Record<string, BeckonValue>>): void
  /** Says who the visitor is, by a token that the site's server has signed; without one, that nobody is signed in. */
  (call: 'identify', token?: string): void
  /** Shows the published rule of this id now, whatever its conditions say. Its limits hold, and so does all else that keeps it back. */
  (call: 'runRule', rule: string): void
  /** Whether the visitor agrees, where the widget is set to wait for that. False takes it away, with all that was kept on the device. */
  (call: 'consent', isGiven: boolean): void
  /** Records this visit for trying rules on it; `stop` ends that, hands over the file, and answers its text. */
  (call: 'record', how?: 'start'): Promise<unknown> | undefined
  (call: 'record', how: 'stop'): Promise<string | undefined> | undefined
  /** Takes the widget off the page with all it listens to, and `Beckon` with it. What it keeps on the device stays. */
  (call: 'shutdown'): void
  /** Calls the function whenever this happens. Answers how to end that; before the widget is there, nothing: then `off` does. */
  (call: 'on', event: 'ready', heard: () => void): BeckonOff | undefined
  (call: 'on', event: 'open', heard: (byVisitor: boolean) => void): BeckonOff | undefined
  (call: 'on', event: 'close', heard: (byVisitor: boolean) => void): BeckonOff | undefined
  (call: 'on', event: 'unread', heard: (count: number) => void): BeckonOff | undefined
  (call: 'on', event: 'chat', heard: (state: BeckonChat) => void): BeckonOff | undefined
  (call: 'on', event: 'message', heard: (message: BeckonEvents['message']) => void): BeckonOff | undefined
  (call: 'on', event: 'shown', heard: (rule: string) => void): BeckonOff | undefined
  (call: 'on', event: 'retracted', heard: (rule: string) => void): BeckonOff | undefined
  (call: 'on', event: 'identity', heard: (identity: BeckonIdentity) => void): BeckonOff | undefined
  /** What rules say by `emit`, under a name of your own. */
  (call: 'on', event: string, heard: (data: unknown) => void): BeckonOff | undefined
  /** Ends what `on` began, for the same function. */
  (call: 'off', event: string, heard: (data: never) => void): void
  /** Calls that wait for the widget. */
  q?: ArrayLike<unknown>[]
}

declare global {
  var Beckon: Beckon
}
