import type { Problem } from '../keeper.ts'

/** What is wrong, for somebody who sees the field beside it. */
export function problemText({ place, code, message }: Problem): string {
  const [field = ''] = place.split('[')
  return texts[`${field} ${code}`] ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
}

const texts: Readonly<Record<string, string>> = {
  'title out-of-range': 'Write a title, at most 200 characters.',
  'text out-of-range': 'Write the answer, at most 8,000 characters.',
  'phrasings out-of-range': 'Each way to ask has at most 200 characters, and there are at most 1,000.',
  'shortcut out-of-range': 'One word of up to 32 letters, digits, - or _.',
  'shortcut duplicate': 'Another answer has this shortcut.',
  'scope out-of-range': 'Name the department.',
  'reviewOn out-of-range': 'This is no date.',
  'language out-of-range': 'At most 35 characters.',
  'owner out-of-range': 'At most 100 characters.',
  'tags out-of-range': 'At most 50 tags, each of at most 200 characters.',
  'pages out-of-range': 'At most 50 pages, each of at most 200 characters.',
}
