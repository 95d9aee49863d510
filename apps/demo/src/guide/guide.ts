/** The brew guide's router: links within the guide change view, title and address without a new page. */
const view = document.querySelector<HTMLElement>('[data-view]')
const templates = new Map(
  [...document.querySelectorAll<HTMLTemplateElement>('template[data-address]')].map(template => [
    template.dataset.address ?? '',
    template,
  ]),
)
const maxCups = 8
let cups = 1

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : undefined
  const button = target?.closest<HTMLElement>('[data-cups]')
  if (button) pour(cups + Number(button.dataset.cups))
  const link = target?.closest<HTMLAnchorElement>('a[href]')
  if (link && isOurs(event, link)) {
    event.preventDefault()
    if (link.pathname !== location.pathname) history.pushState(null, '', link.pathname)
    show(link.pathname)
    scrollTo(0, 0)
    view?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }
})
addEventListener('popstate', () => show(location.pathname.replace(/\/$/, '')))

/** Clicks meant for a new tab or another page stay the browser's. */
function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  return plain && link.origin === location.origin && templates.has(link.pathname) && link.hash === ''
}

function show(address: string): void {
  const template = templates.get(address)
  if (!template || !view) return
  view.replaceChildren(template.content.cloneNode(true))
  const title = template.dataset.title ?? ''
  document.title = address === '/app' ? `${title} · Harbour & Hearth` : `${title} · Brew guide · Harbour & Hearth`
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.guide-nav a')) {
    if (link.pathname === address) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  pour(cups)
}

function pour(count: number): void {
  cups = Math.min(Math.max(count, 1), maxCups)
  for (const amount of document.querySelectorAll<HTMLElement>('[data-view] [data-per-cup]')) {
    amount.textContent = String(Number(amount.dataset.perCup) * cups)
  }
  const number = view?.querySelector('[data-cup-count]')
  if (number) number.textContent = String(cups)
  const word = view?.querySelector('[data-cup-word]')
  if (word) word.textContent = cups === 1 ? 'cup' : 'cups'
}
