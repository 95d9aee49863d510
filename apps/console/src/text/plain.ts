import { type Inline, parseMarkdown } from '@beckon/answers'

/** The limited Markdown of an answer as a person would type it: in a reply, marks would be shown as they are. */
export function plainOf(markdown: string): string {
  return parseMarkdown(markdown)
    .map(block => {
      if (block.type === 'paragraph') return wordsOf(block.children)
      return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : '-'} ${wordsOf(item)}`).join('\n')
    })
    .join('\n\n')
}

function wordsOf(parts: readonly Inline[]): string {
  return parts.map(wordOf).join('')
}

function wordOf(part: Inline): string {
  if (part.type === 'text' || part.type === 'code') return part.text
  if (part.type === 'break') return '\n'
  const inner = wordsOf(part.children)
  if (part.type !== 'link') return inner
  const address = part.href.replace(/^(mailto|tel):/i, '')
  return inner === part.href || inner === address ? inner : `${inner} (${address})`
}
