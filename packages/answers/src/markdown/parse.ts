import { parseInline } from './inline.ts'
import type { Block } from './nodes.ts'

/** Reads limited Markdown in linear time: paragraphs, lists of one level, and what `parseInline` knows. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let open: { kind: Kind; lines: string[] } | undefined
  const close = () => {
    if (open) blocks.push(blockOf(open.kind, open.lines))
    open = undefined
  }
  for (const line of text.split(/\r\n?|\n/)) {
    const { kind, rest } = readLine(line)
    if (kind === 'blank') {
      close()
    } else if (open && open.kind !== 'paragraph' && kind === 'paragraph' && /^\s/.test(line)) {
      // An indented line goes on with its list item.
      open.lines[open.lines.length - 1] += `\n${rest}`
    } else {
      if (open?.kind !== kind) close()
      open ??= { kind, lines: [] }
      open.lines.push(rest)
    }
  }
  close()
  return blocks
}

type Kind = 'paragraph' | 'bullets' | 'numbers'

function readLine(line: string): { kind: Kind | 'blank'; rest: string } {
  const trimmed = line.trim()
  if (!trimmed) return { kind: 'blank', rest: '' }
  const bullet = /^[-*+]\s+(?=\S)/.exec(trimmed)
  if (bullet) return { kind: 'bullets', rest: trimmed.slice(bullet[0].length) }
  const number = /^\d{1,9}[.)]\s+(?=\S)/.exec(trimmed)
  if (number) return { kind: 'numbers', rest: trimmed.slice(number[0].length) }
  return { kind: 'paragraph', rest: trimmed }
}

function blockOf(kind: Kind, lines: readonly string[]): Block {
  if (kind === 'paragraph') return { type: 'paragraph', children: parseInline(lines.join('\n')) }
  return { type: 'list', ordered: kind === 'numbers', items: lines.map(parseInline) }
}
