import type { Widget } from '../loader/widget.ts'
import type { MoreTexts } from '../locales/texts.ts'
import type * as around from './around/around.ts'
import type { Device } from './device.ts'
import type * as identity from './identity.ts'
import type * as reader from './reader.ts'
import type * as rest from './rest.ts'
import type { PanelState } from './state.ts'
import { speak } from './words.ts'

/** What a part has of the panel that it came to, until the panel is over. */
export type Followed = { widget: Widget; device: Device; state: PanelState; place: HTMLElement; signal: AbortSignal }
/** What a part brings beside what it shows: its styles, and what is called whenever the panel has been drawn. */
export type Follower = { css?: string; follow(panel: Followed): () => void }

/** What reads canned answers. */
export type Reader = typeof reader
/** What shows a conversation and answers to pick, with its styles. */
export type Rest = typeof rest

/** What stands around a conversation: a form before it, a menu beside it, a verdict after it. */
export type Around = typeof around

/** What the panel loads when it is needed: nobody has to wait for it to write and send. */
export type Parts = {
  reader(): Promise<Reader>
  rest(): Promise<Rest>
  around(): Promise<Around>
  identity(): Promise<typeof identity>
}

/** The parts of a widget. Those that say something come with what they say, in English where the language does not come. */
export function partsOf({ relay, settings: { words } }: Widget): Parts {
  const moreOf = (path: string): Promise<{ default: MoreTexts }> => import(relay + path.replace('words', 'more'))
  const said = async <Part>(part: Promise<Part>): Promise<Part> => {
    const more = await moreOf(words.path).catch(() => moreOf(words.spare))
    speak(more.default, words.texts)
    return part
  }
  return {
    reader: () => import('./reader.ts'),
    identity: () => import('./identity.ts'),
    rest: () => said(import('./rest.ts')),
    around: () => said(import('./around/around.ts')),
  }
}
