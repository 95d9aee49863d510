import { type Block, type Inline, linkText } from '@beckon/answers'
import type { ComponentChildren } from 'preact'
import type { PanelState } from './state.ts'

/** The limited Markdown of an answer, as nodes; as it was written while it cannot be read. */
export function Markdown({ text, state }: { text: string; state: PanelState }) {
  const blocks = state.reader()?.parseMarkdown(text)
  return blocks ? <div class="md">{blocks.map(block)}</div> : <p>{text}</p>
}

/** The words of a person: text, with addresses made clickable. */
export function Plain({ text }: { text: string }) {
  return <>{linkText(text).map(inline)}</>
}

function block(block: Block): ComponentChildren {
  if (block.type === 'paragraph') return <p>{block.children.map(inline)}</p>
  const items = block.items.map((item, at) => <li key={at}>{item.map(inline)}</li>)
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}

function inline(part: Inline): ComponentChildren {
  if (part.type === 'text') return part.text
  if (part.type === 'break') return <br />
  if (part.type === 'code') return <code>{part.text}</code>
  const children = part.children.map(inline)
  if (part.type !== 'link') return part.type === 'bold' ? <strong>{children}</strong> : <em>{children}</em>
  return (
    <a href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  )
}
