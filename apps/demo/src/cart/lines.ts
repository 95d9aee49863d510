/** One line of the cart: a product, or a plan, in the choice the visitor made. */
export interface Line {
  readonly slug: string
  readonly choice: string
  readonly quantity: number
}

export const maxQuantity = 20
export const freeDeliveryFromCents = 6000
export const deliveryCents = 490

/** Reads what was stored; anything that is not a list of lines is an empty cart. */
export function parseLines(text: string | null): Line[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter(isLine) : []
  } catch {
    return []
  }
}

/** The cart with more of one thing; the same thing in the same choice stays one line. */
export function withAdded(lines: readonly Line[], added: Line): Line[] {
  const present = lines.find(line => isSame(line, added))
  if (!present) return [...lines, { ...added, quantity: Math.min(added.quantity, maxQuantity) }]
  return withQuantity(lines, present, present.quantity + added.quantity)
}

/** The cart with a line's quantity changed; none left removes the line. */
export function withQuantity(lines: readonly Line[], changed: Line, quantity: number): Line[] {
  return lines.flatMap(line => {
    if (!isSame(line, changed)) return [line]
    return quantity < 1 ? [] : [{ ...line, quantity: Math.min(quantity, maxQuantity) }]
  })
}

export interface Totals {
  readonly goodsCents: number
  readonly deliveryCents: number
  readonly totalCents: number
  /** What is missing for free delivery; 0 once it is reached. */
  readonly missingCents: number
}

/** What the shop asks for one piece. */
export interface Offer {
  readonly priceCents: number
  /** A plan brings its own delivery and neither causes nor lifts the fee of other goods. */
  readonly deliveryIncluded: boolean
}

export function totalsOf(lines: readonly Line[], offerOf: (slug: string) => Offer): Totals {
  const sumOf = (some: readonly Line[]) =>
    some.reduce((sum, line) => sum + line.quantity * offerOf(line.slug).priceCents, 0)
  const sent = lines.filter(line => !offerOf(line.slug).deliveryIncluded)
  const missing = sent.length === 0 ? 0 : Math.max(0, freeDeliveryFromCents - sumOf(sent))
  const delivery = missing === 0 ? 0 : deliveryCents
  const goods = sumOf(lines)
  return { goodsCents: goods, deliveryCents: delivery, totalCents: goods + delivery, missingCents: missing }
}

export function isSame(a: Line, b: Line): boolean {
  return a.slug === b.slug && a.choice === b.choice
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false
  const { slug, choice, quantity } = value as Partial<Record<keyof Line, unknown>>
  return (
    typeof slug === 'string' &&
    typeof choice === 'string' &&
    typeof quantity === 'number' &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= maxQuantity
  )
}
