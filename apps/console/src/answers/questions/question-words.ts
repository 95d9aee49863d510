/** What the pages of visitors' questions say. */
export const questionWords = {
  unanswered: 'Questions without an answer',
  unansweredHelp:
    'What visitors asked in the last 90 days before a person answered, and what an answer did not help with. Questions that ask the same stand together.',
  grouping: 'Putting together what asks the same …',
  loading: 'Loading what visitors asked …',
  failed: 'What visitors asked could not be loaded. Nothing is lost.',
  nothingOpen: 'Nothing is open',
  nothingOpenHelp: 'A question that the shelf does not answer appears here as soon as a visitor asks it.',
  asked: (count: number, ago: string) =>
    `Asked ${count === 1 ? 'once' : `${count} times`}, last ${ago === 'now' ? 'just now' : `${ago} ago`}`,
  times: (count: number) => `${count} times`,
  more: (count: number) => `${count} more`,
  seeConversation: 'See the conversation',
  seeConversationOf: (text: string) => `See the conversation of: ${text}`,
  nearest: (title: string, percent: string) => `Nearest answer: “${title}”, ${percent} likely the right one`,
  noNearest: 'No answer is near.',
  write: (count: number) => (count === 1 ? 'Write an answer for this' : `Write an answer for these ${count}`),
  addTo: (title: string) => `Add to “${title}”`,
  dismiss: 'Dismiss',
  dismissOf: (text: string) => `Dismiss: ${text}`,

  proposals: 'Visitors’ own words',
  proposalsHelp:
    'An answer was right for these words, and they are not among its ways to ask yet. With them it is found by more visitors.',
  noProposals: 'Nothing to decide',
  noProposalsHelp:
    'When an answer helps a visitor who asked in new words, or you insert it for them, the words appear here.',
  because: {
    helped: (count: number) => (count === 1 ? 'It helped the visitor' : `It helped ${count} visitors`),
    chosen: (count: number) => (count === 1 ? 'The visitor chose it' : `${count} visitors chose it`),
    inserted: (count: number) =>
      count === 1 ? 'An operator replied with it' : `Operators replied with it ${count} times`,
  },
  accept: 'Add',
  acceptOf: (text: string) => `Add: ${text}`,
  acceptAll: (count: number) => `Add all ${count}`,
} as const
