import { price } from '../catalogue/price.ts'
import { isSame, type Line, totalsOf, withQuantity } from './lines.ts'
import { onCartElsewhere, readCart, writeCart } from './storage.ts'

/** Draws the cart into its page, from the templates the page brings for each product. */
export function bindCartPage(): void {
  const root = document.querySelector<HTMLElement>('[data-cart]')
  if (!root) return
  const draw = () => drawCart(root, draw)
  root.querySelector('[data-undo]')?.addEventListener('click', () => {
    if (removed) writeCart(removed.before)
    removed = undefined
    draw()
    root.querySelector<HTMLElement>('[data-lines] a')?.focus()
  })
  onCartElsewhere(draw)
  draw()
}

let removed: { readonly name: string; readonly before: readonly Line[] } | undefined

function drawCart(root: HTMLElement, redraw: () => void): void {
  const templates = new Map(
    [...root.querySelectorAll<HTMLTemplateElement>('template[data-line]')].map(each => [each.dataset.line, each]),
  )
  // A line whose product left the shop is not shown and not counted.
  const lines = readCart().filter(line => templates.has(line.slug))
  const totals = totalsOf(lines, slug => ({
    priceCents: Number(templates.get(slug)?.dataset.cents ?? 0),
    deliveryIncluded: templates.get(slug)?.dataset.deliveryIncluded !== undefined,
  }))

  show(root, '[data-cart-empty]', lines.length === 0)
  show(root, '[data-cart-full]', lines.length > 0)
  show(root, '[data-removed]', removed !== undefined)
  write(root, '[data-removed-name]', removed?.name ?? '')
  write(root, '[data-goods]', price(totals.goodsCents))
  write(root, '[data-delivery]', totals.deliveryCents === 0 ? 'Free' : price(totals.deliveryCents))
  write(root, '[data-total]', price(totals.totalCents))
  write(
    root,
    '[data-missing]',
    totals.missingCents === 0
      ? 'Delivery is free for this order.'
      : `${price(totals.missingCents)} more and delivery is free.`,
  )
  const list = root.querySelector('[data-lines]')
  list?.replaceChildren(
    ...lines.flatMap(line => {
      const template = templates.get(line.slug)
      return template ? [drawLine(template, line, redraw)] : []
    }),
  )
}

function drawLine(template: HTMLTemplateElement, line: Line, redraw: () => void): Node {
  const row = template.content.cloneNode(true) as DocumentFragment
  const name = template.dataset.name ?? ''
  write(row, '[data-choice]', line.choice)
  write(row, '[data-sum]', price(line.quantity * Number(template.dataset.cents)))
  const change = (quantity: number) => {
    const before = readCart()
    removed = quantity < 1 ? { name, before } : undefined
    writeCart(withQuantity(before, line, quantity))
    redraw()
  }
  const quantity = row.querySelector<HTMLSelectElement>('select')
  if (quantity) {
    quantity.value = String(line.quantity)
    quantity.addEventListener('change', () => {
      change(Number(quantity.value))
      // The row was drawn anew; the keyboard stays where it was.
      const index = readCart().findIndex(each => isSame(each, line))
      document.querySelectorAll<HTMLElement>('[data-lines] select')[index]?.focus()
    })
  }
  row.querySelector('[data-remove]')?.addEventListener('click', () => {
    change(0)
    document.querySelector<HTMLElement>('[data-undo]')?.focus()
  })
  return row
}

function show(root: ParentNode, selector: string, visible: boolean): void {
  const element = root.querySelector<HTMLElement>(selector)
  if (element) element.hidden = !visible
}

function write(root: ParentNode, selector: string, text: string): void {
  const element = root.querySelector(selector)
  if (element) element.textContent = text
}
