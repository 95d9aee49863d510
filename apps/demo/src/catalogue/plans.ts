import type { DrawingName } from '../drawing/drawings.ts'

/** A coffee subscription; its price is for one delivery. */
export interface Plan {
  readonly slug: string
  readonly name: string
  readonly priceCents: number
  readonly every: string
  readonly line: string
  readonly amount: string
  readonly cups: string
  readonly drawing: DrawingName
  readonly perks: readonly string[]
}

export const plans: readonly Plan[] = [
  {
    slug: 'plan-half-hour',
    name: 'Half hour',
    priceCents: 1050,
    every: 'every four weeks',
    line: 'For one person and one good cup on most days.',
    amount: '250 g',
    cups: 'about 16 cups',
    drawing: 'cups',
    perks: ['One coffee of the month', 'Fits through the letterbox', 'Delivery included'],
  },
  {
    slug: 'plan-household',
    name: 'Household',
    priceCents: 1950,
    every: 'every two weeks',
    line: 'For two who drink it daily, with something new each time.',
    amount: '500 g',
    cups: 'about 32 cups',
    drawing: 'harbour-blend',
    perks: ['Two coffees, one always new', 'Choose grind per bag', 'Delivery included', 'A tin in the first parcel'],
  },
  {
    slug: 'plan-long-table',
    name: 'Long table',
    priceCents: 3600,
    every: 'every two weeks',
    line: 'For an office, a studio or a family with teenagers.',
    amount: '1 kg',
    cups: 'about 65 cups',
    drawing: 'french-press',
    perks: ['Up to four coffees', 'Invoice with VAT number', 'Delivery included', 'Grinder burrs renewed each year'],
  },
]
