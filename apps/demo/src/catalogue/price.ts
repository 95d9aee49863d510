const euro = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' })

/** An amount in words a shop would print, `€89.00`. */
export function price(cents: number): string {
  return euro.format(cents / 100)
}
