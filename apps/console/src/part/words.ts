/** What the parts beside the conversations say alike. */
export const words = {
  conversations: 'Conversations',
  site: 'Site',
  noSites: 'You have no site yet. Whoever runs the relay adds one with “beckon site add”.',
  tryAgain: 'Try again',
  undo: 'Undo',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  yours: 'Yours',
  theirs: 'Theirs',
  nothing: 'nothing',
  another: 'another',
  takeAway: (value: string) => `Take ${value} away`,
} as const
