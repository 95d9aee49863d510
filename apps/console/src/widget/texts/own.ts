import type { Appearance, OwnText, OwnTexts } from '@beckon/protocol'

/** One thing to write: a text, or one of its plural forms. */
export type Slot = { name: string; form?: string }

/** What stands in a slot. */
export const textAt = (text: OwnText | undefined, { form }: Slot): string => {
  if (text === undefined) return ''
  if (typeof text === 'string') return form === undefined ? text : ''
  return form === undefined ? '' : (text[form] ?? '')
}

/** Puts words into a slot; none take them out. */
export function write(appearance: Appearance, language: string, { name, form }: Slot, words: string): Appearance {
  const { [language]: own = {}, ...others } = appearance.texts ?? {}
  const { [name]: before, ...rest } = own
  const next = form === undefined ? words.trim() && words : withForm(before, form, words)
  const texts: OwnTexts = { ...others, [language]: next ? { ...rest, [name]: next } : rest }
  return { ...appearance, texts }
}

function withForm(before: OwnText | undefined, form: string, words: string): OwnText | undefined {
  const { [form]: _old, ...rest } = typeof before === 'object' ? before : ({} as Record<string, string>)
  const forms = words.trim() ? { ...rest, [form]: words } : rest
  return Object.keys(forms).length > 0 ? forms : undefined
}
