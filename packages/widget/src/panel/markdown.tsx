import { type Block, type Inline, linkText, parseMarkdown } from '@beckon/answers'
import type { ComponentChildren } from 'preact'

/** The limited Markdown of an answer, as nodes. */
export function Markdown({ text }: { text: string }) {
  return <div class="md">{parseMarkdown(text).map(block)}</div>
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
