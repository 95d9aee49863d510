import type { VisitorChat } from '@beckon/client'
import type { Widget } from '../loader/widget.ts'
import type { Around, Rest } from './parts.ts'
import type { PanelState } from './state.ts'

/** What every part of the panel is drawn from. */
export type PanelProps = {
  widget: Widget
  chat: VisitorChat
  state: PanelState
  /** Asks for the rest of the panel; undefined until it has come. */
  rest(): Rest | undefined
  /** The same of what stands around a conversation. */
  around(): Around | undefined
}
