export type Log = { write(kind: 'called' | 'answered' | 'heard', text: string): void }

/** Of many, the oldest go. */
const mostLines = 200

/** The list of what was called and heard, newest last. */
export function startLog(page: HTMLElement): Log {
  const list = page.querySelector<HTMLElement>('[data-log]')
  page.querySelector('[data-clear]')?.addEventListener('click', () => list?.replaceChildren())
  return {
    write(kind, text) {
      const code = document.createElement('code')
      code.textContent = text
      const said = document.createElement('span')
      said.textContent = kind
      const line = document.createElement('p')
      line.dataset.kind = kind
      line.append(said, code)
      list?.append(line)
      if (list && list.children.length > mostLines) list.firstElementChild?.remove()
      if (list) list.scrollTop = list.scrollHeight
    },
  }
}
