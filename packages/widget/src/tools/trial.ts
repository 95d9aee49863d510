import type { Running } from '../rules/running.ts'

/** Shows a rule of a signed link on this page, whatever its conditions and limits say. It is counted nowhere, and no other rule is shown beside it. */
export async function tryRule(page: Running, token: string): Promise<void> {
  const answer = await page.widget.ask(`/trials/${encodeURIComponent(token)}`)
  const { rule: id } = await answer.json()
  const rule = page.file.rules.find(rule => rule.id === id)
  if (!answer.ok || !rule) return console.warn('Beckon: this link to try a rule is not valid any more.')
  page.isAdmitting = true
  const variant = rule.variants?.find(({ do: actions }) => actions?.[0])
  const showing = { rule: rule.id, version: page.file.version, id: '', actions: variant?.do ?? rule.do }
  page.loaded(({ draw }) => {
    const clear = () => bubble?.element.remove()
    const bubble = draw(page, showing, clear, clear, true)
    page.signal.addEventListener('abort', clear)
  })
}
