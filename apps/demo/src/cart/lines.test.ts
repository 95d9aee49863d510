import { describe, expect, it } from 'vitest'
import { deliveryCents, maxQuantity, type Offer, parseLines, totalsOf, withAdded, withQuantity } from './lines.ts'

const kettle = { slug: 'kettle', choice: 'Sea', quantity: 1 }
const filters = { slug: 'paper-filters', choice: '', quantity: 2 }
const plan = { slug: 'plan-household', choice: 'Filter', quantity: 1 }

const offers: Record<string, Offer> = {
  kettle: { priceCents: 8900, deliveryIncluded: false },
  'paper-filters': { priceCents: 750, deliveryIncluded: false },
  'plan-household': { priceCents: 1950, deliveryIncluded: true },
}
const offerOf = (slug: string): Offer => offers[slug] ?? { priceCents: 0, deliveryIncluded: false }

describe('the cart', () => {
  it('joins the same thing in the same choice and keeps another choice apart', () => {
    const lines = withAdded(withAdded([kettle], kettle), { ...kettle, choice: 'Ember' })
    expect(lines).toEqual([
      { ...kettle, quantity: 2 },
      { ...kettle, choice: 'Ember' },
    ])
  })

  it('never holds more of one line than can be chosen', () => {
    expect(withAdded([{ ...kettle, quantity: maxQuantity }], kettle)).toEqual([{ ...kettle, quantity: maxQuantity }])
  })

  it('drops a line with nothing left', () => {
    expect(withQuantity([kettle, filters], kettle, 0)).toEqual([filters])
  })

  it('reads back what it stored and takes anything else for empty', () => {
    expect(parseLines(JSON.stringify([kettle, filters]))).toEqual([kettle, filters])
    expect(parseLines(null)).toEqual([])
    expect(parseLines('{"half')).toEqual([])
    expect(parseLines('{"slug":"kettle"}')).toEqual([])
    expect(parseLines(JSON.stringify([kettle, { ...kettle, quantity: -1 }, 7, null]))).toEqual([kettle])
  })
})

describe('totals', () => {
  it('ask for delivery below the free amount and say what is missing', () => {
    expect(totalsOf([filters], offerOf)).toEqual({
      goodsCents: 1500,
      deliveryCents,
      totalCents: 1500 + deliveryCents,
      missingCents: 4500,
    })
  })

  it('ask for none from the free amount on', () => {
    expect(totalsOf([kettle], offerOf)).toMatchObject({ deliveryCents: 0, totalCents: 8900, missingCents: 0 })
  })

  it('ask for none for a plan, and do not count it towards free delivery', () => {
    expect(totalsOf([plan], offerOf)).toMatchObject({ deliveryCents: 0, totalCents: 1950 })
    expect(totalsOf([plan, filters], offerOf)).toMatchObject({ deliveryCents, missingCents: 4500 })
  })
})
