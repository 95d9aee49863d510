import type { Desk } from '@beckon/protocol'
import type { DeskFacts, RuleFile } from '@beckon/rules'
import type { LauncherTexts, Text } from '../locales/texts.ts'

/** What `GET /v1/sites/KEY` answers: all that the widget knows before the visitor does anything. */
export type Settings = {
  name: string
  /** The published rules with their version; null where there are none. */
  rules: RuleFile | null
  desk: Desk
  /** Of each department that the rules ask about. */
  departments?: Departments | undefined
  appearance: Appearance
  hasAnswers: boolean
  words: Spoken
}

export type Departments = Readonly<Record<string, DeskFacts>>

/** The owner's colour, `#rrggbb`, and black or white on it, both checked by the relay; `side` is `start` where the launcher stands at the start of the line, at its end otherwise. */
export type Appearance = {
  accent: string
  onAccent: '#fff' | '#000'
  side?: 'start'
  /** Without one, as the device has it. */
  theme?: 'light' | 'dark'
  form?: Fields
  /** Nothing is shown while nobody is there. */
  away?: 'hide'
  /** Visitors are not asked how the chat was. */
  rating?: false
  /** Nothing is shown or kept until the page says that the visitor agrees. */
  consent?: true
}

/** What is asked before a chat; `when` it is away only while nobody is there. */
export type Fields = readonly {
  name: string
  label: string
  kind: 'name' | 'email' | 'text'
  required?: true
  when?: 'away'
}[]

/** The language that the relay chose, by what the page and the browser like and the owner says. */
export type Spoken = {
  lang: string
  dir: 'ltr' | 'rtl'
  /** The file of the panel's texts, and the one to take where it does not come. */
  path: string
  spare: string
  /** The launcher's, and what the owner has put in the place of others. */
  texts: LauncherTexts & Readonly<Record<string, Text>>
}
