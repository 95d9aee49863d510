import { withAdded } from './lines.ts'
import { readCart, writeCart } from './storage.ts'

/** Lets every "add to cart" form on the page add, and say so beside its button. */
export function bindAddForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-add]')) {
    form.addEventListener('submit', event => {
      event.preventDefault()
      add(form)
    })
  }
}

function add(form: HTMLFormElement): void {
  const slug = form.dataset.add
  if (slug === undefined) return
  const fields = new FormData(form)
  const choice = String(fields.get('choice') ?? '')
  const quantity = Number(fields.get('quantity') ?? 1)
  writeCart(withAdded(readCart(), { slug, choice, quantity }))
  const said = form.querySelector<HTMLElement>('[data-added]')
  if (!said) return
  const link = document.createElement('a')
  link.href = '/cart'
  link.textContent = 'See your cart'
  said.replaceChildren(`${quantity} × ${form.dataset.name}${choice && `, ${choice.toLowerCase()}`} added. `, link)
}
