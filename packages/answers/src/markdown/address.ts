import type { Inline } from './nodes.ts'

/** What reads as an address in plain words: http and https with a host, mail addresses after `mailto:`. Linear: no part can match in two ways. */
const address = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi
/** What ends a sentence rather than an address. */
const ending = /[.,;:!?)\]}]+$/

/** Splits the plain words of a person into text and links, so that an address can be clicked. Nothing else in it is read as markup. */
export function linkText(text: string): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = found.replace(ending, '')
    if (!URL.canParse(href)) continue
    if (index > from) parts.push({ type: 'text', text: text.slice(from, index) })
    parts.push({ type: 'link', href, children: [{ type: 'text', text: href }] })
    from = index + href.length
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}
