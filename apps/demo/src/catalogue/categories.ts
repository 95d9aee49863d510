import type { Category } from './product.ts'

export const categories: readonly Category[] = [
  {
    slug: 'brewing',
    name: 'Brewing',
    line: 'Kettles, drippers, grinders and the small things around them.',
    note: 'Six tools, each with a spare part for everything that wears: gaskets, burrs, glass, handles. We keep them for ten years after the last one is sold.',
  },
  {
    slug: 'coffee-and-tea',
    name: 'Coffee & tea',
    line: 'Roasted on Mondays and Thursdays, packed the same afternoon.',
    note: 'Small lots, bought from people we can name. Roast and harvest dates are stamped on every bag and tin, and nothing leaves here later than three weeks after the fire.',
  },
  {
    slug: 'table',
    name: 'Table',
    line: 'Cups, a pot, a tray: stoneware, oak and linen for every day.',
    note: 'Thrown, turned and woven by four workshops within an hour of the harbour. Small differences between pieces are the hand, not a fault.',
  },
]
