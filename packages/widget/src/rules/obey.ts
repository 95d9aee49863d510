import { engage } from './engine.ts'
import type { Call, Running } from './running.ts'
import { useTools } from './use-tools.ts'

/** Does what the page asks of the rules. */
export function obey(page: Running, call: Call): unknown {
  if (call.type === 'record') return useTools(page, call.how)
  const { rule } = call
  if (page.file.rules.some(({ id }) => id === rule)) return engage(page).feed({ type: 'call', rule })
  return console.warn(`Beckon: no rule '${rule}' is published.`)
}
