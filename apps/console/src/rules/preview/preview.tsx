import type { Rule } from '@beckon/rules'

export function Preview(_: { rule: Rule }) {
  return <aside class="preview" />
}
