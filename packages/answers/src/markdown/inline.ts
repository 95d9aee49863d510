import type { Inline } from './nodes.ts'

type Marker = '**' | '*' | '_' | '['
type Frame = { marker: Marker | ''; children: Inline[] }

/**
 * Bold, italic, code, links and line breaks. One pass with a stack that holds each marker at most once, so time is linear;
 * a marker that is never closed is text.
 */
export function parseInline(text: string): Inline[] {
  const stack: Frame[] = [{ marker: '', children: [] }]
  const isOpen = (marker: Marker) => stack.some(frame => frame.marker === marker)
  for (const found of text.matchAll(token)) {
    const [all, code, href] = found
    const before = text[found.index - 1] ?? ' '
    const after = text[found.index + all.length] ?? ' '
    if (code !== undefined) add(stack, { type: 'code', text: code })
    else if (href !== undefined && isOpen('[')) closeLink(stack, href)
    else if (all === '\n') add(stack, { type: 'break' })
    else if (all === '[') {
      // A link holds no other: an open bracket before this one was just a bracket.
      if (isOpen('[')) spill(stack, '[')
      stack.push({ marker: '[', children: [] })
    } else if (all === '**' || all === '*' || all === '_') {
      const inWord = all === '_' && letter.test(before) && letter.test(after)
      if (isOpen(all) && before.trim() && !(all === '_' && letter.test(after))) closeStyle(stack, all)
      else if (!isOpen(all) && after.trim() && !inWord && !(all === '_' && letter.test(before)))
        stack.push({ marker: all, children: [] })
      else addText(stack, all)
    } else addText(stack, all[0] === '\\' && all.length === 2 ? (all[1] as string) : all)
  }
  while (stack.length > 1) spillTop(stack)
  return stack[0]?.children ?? []
}

const token = /\\[\\`*_[\]()#+.!-]|`([^`\n]+)`|\]\(([^()\s]+)\)|\*\*|[*_[\n]|[^\\`*_[\]\n]+|[\\`\]]/g
const letter = /[\p{L}\p{N}]/u

function closeStyle(stack: Frame[], marker: Marker): void {
  const { children } = pop(stack, marker)
  add(stack, { type: marker === '**' ? 'bold' : 'italic', children })
}

/** A link to anywhere else than the web, mail or a telephone keeps its words and loses its target. */
function closeLink(stack: Frame[], href: string): void {
  const { children } = pop(stack, '[')
  if (/^(https?:\/\/|mailto:|tel:)[^\p{Cc}]+$/iu.test(href)) add(stack, { type: 'link', href, children })
  else for (const child of children) add(stack, child)
}

/** Takes the frame of a marker off the stack; what was opened inside it and not closed becomes text. */
function pop(stack: Frame[], marker: Marker): Frame {
  while (stack.at(-1)?.marker !== marker) spillTop(stack)
  return stack.pop() as Frame
}

function spill(stack: Frame[], marker: Marker): void {
  const frame = pop(stack, marker)
  addText(stack, marker)
  for (const child of frame.children) add(stack, child)
}

function spillTop(stack: Frame[]): void {
  const frame = stack.pop() as Frame
  addText(stack, frame.marker)
  for (const child of frame.children) add(stack, child)
}

function addText(stack: Frame[], text: string): void {
  add(stack, { type: 'text', text })
}

function add(stack: Frame[], node: Inline): void {
  const children = stack.at(-1)?.children
  const last = children?.at(-1)
  if (node.type === 'text' && last?.type === 'text')
    children?.splice(-1, 1, { type: 'text', text: last.text + node.text })
  else children?.push(node)
}
