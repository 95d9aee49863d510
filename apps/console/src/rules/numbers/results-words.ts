/** What the results say. */
export const resultsWords = {
  title: 'What became of it',
  rule: 'Rule',
  version: 'Version',
  allVersions: 'all versions',
  versionNo: (version: number) => `version ${version}`,
  loading: 'Counting …',
  nothing: 'Nothing has been counted yet. Publish a rule; the numbers come with the first visitors.',
  nothingHere: 'Nothing has been counted for this rule yet.',
  funnel: 'How far visitors came',
  stage: 'Came to',
  visitors: 'Visitors',
  share: 'Share of those it fits',
  stages: { matched: 'Fits', 'held-out': 'Held out', shown: 'Saw it', opened: 'Opened it', chatted: 'Chatted' },
  variants: 'Which words do better',
  variant: (id: string) => `Variant ${id.toUpperCase()}`,
  chats: 'Chats',
  perShowing: 'Chats per showing',
  liftOver: (id: string) => `Against ${id.toUpperCase()}`,
  base: 'compared with',
  points: (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value * 100).toFixed(1)} points`,
  between: (low: string, high: string) => `between ${low} and ${high}`,
  better: (id: string) => `Variant ${id.toUpperCase()} brings more chats: the whole interval lies above.`,
  worse: (id: string) => `Variant ${id.toUpperCase()} brings fewer chats: the whole interval lies below.`,
  open: (id: string) =>
    `Too early to say whether variant ${id.toUpperCase()} does better: the interval still holds both.`,
  tooFew: 'Too few chats to compare yet.',
  notAsSet:
    'The shares counted are not the shares set. Something counts only some of the visitors, so do not trust a comparison yet.',
  sure: 'The interval may be looked at every day: over all looks it is wrong at most once in twenty comparisons.',
  heldOutNote:
    'Visitors held out are counted above. Whether they chat of their own accord is not counted, so shown and held out cannot be compared yet.',
} as const
