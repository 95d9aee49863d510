import { calls } from './calls.ts'
import { asCode } from './code.ts'
import { listen } from './listen.ts'
import { startLog } from './log.ts'
import { waitForWidget } from './stub.ts'

const page = document.querySelector<HTMLElement>('[data-api]')
if (page) {
  waitForWidget()
  const log = startLog(page)
  listen(page, log)
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-call]')) {
    const call = calls[button.dataset.call ?? '']
    const fields = button.parentElement?.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[name]') ?? []
    button.addEventListener('click', async () => {
      const chosen = Object.fromEntries([...fields].map(({ name, value }) => [name, value]))
      const words = (await call?.(chosen)) ?? []
      log.write('called', `Beckon(${words.map(asCode).join(', ')})`)
      // Gone after `shutdown`, until the page is loaded anew.
      if (!('Beckon' in window)) return log.write('called', 'There is no Beckon any more.')
      const answer: unknown = await (Beckon as (...words: unknown[]) => unknown)(...words)
      if (typeof answer === 'string') log.write('answered', answer.slice(0, 200).trim())
    })
  }
}
