import type { DrawingName } from '../drawing/drawings.ts'

export type CategorySlug = 'brewing' | 'coffee-and-tea' | 'table'

export interface Category {
  readonly slug: CategorySlug
  readonly name: string
  readonly line: string
  readonly note: string
}

export interface Product {
  readonly slug: string
  readonly name: string
  readonly category: CategorySlug
  readonly priceCents: number
  /** What the price is for, where that is not one piece. */
  readonly unit?: string
  readonly drawing: DrawingName
  /** One sentence for lists. */
  readonly line: string
  readonly story: readonly string[]
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Shown as a measure beside the drawing. */
  readonly heightCm: number
  readonly choice?: Choice
  /** Why it cannot be bought now. */
  readonly soldOut?: string
  readonly goesWith: readonly string[]
}

export interface Choice {
  readonly name: string
  readonly values: readonly string[]
}
