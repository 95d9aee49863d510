import { type Block, type Inline, linkText, parseMarkdown } from '@beckon/answers'
import type { ComponentChildren } from 'preact'
import { calm } from './calm.ts'

/** The words of a person: text and nothing else, with addresses made clickable. */
export function Words({ text }: { text: string }) {
  return (
    <div class="words" dir="auto">
      {linkText(calm(text)).map(inline)}
    </div>
  )
}

/** The limited Markdown of a canned answer, as nodes. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="words markdown" dir="auto">
      {parseMarkdown(calm(text)).map(block)}
    </div>
  )
}

/** An address that leads out of the console: only where it is plainly one of the web. */
export function SafeLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel={relOutside}>
      {children}
    </a>
  )
}

const relOutside = 'noopener noreferrer nofollow ugc'

function block(each: Block): ComponentChildren {
  if (each.type === 'paragraph') return <p>{each.children.map(inline)}</p>
  const items = each.items.map(item => <li>{item.map(inline)}</li>)
  return each.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}

function inline(part: Inline): ComponentChildren {
  switch (part.type) {
    case 'text':
      return part.text
    case 'break':
      return <br />
    case 'code':
      return <code>{part.text}</code>
    case 'bold':
      return <strong>{part.children.map(inline)}</strong>
    case 'italic':
      return <em>{part.children.map(inline)}</em>
    case 'link':
      return (
        <a href={part.href} target="_blank" rel={relOutside}>
          {part.children.map(inline)}
        </a>
      )
  }
}
