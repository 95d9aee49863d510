import type { Refused } from '../part/refused.ts'

/** What the answers say. Apart from the words of the desk, since they load only here. */
export const words = {
  answers: 'Answers',
  pages: { list: 'Answers', unanswered: 'Unanswered', proposals: 'Proposals', files: 'Files' },
  pagesLabel: 'Parts of the answers',
  loading: 'Loading the answers of this site …',
  undo: 'Undo',
  cancel: 'Cancel',

  search: 'Search answers',
  searchPlaceholder: 'Search titles, phrasings, text …',
  tag: 'Tag',
  allTags: 'All tags',
  scope: 'Who may use it',
  allScopes: 'For anybody',
  language: 'Language',
  allLanguages: 'All languages',
  due: 'Review due',
  dueCount: (count: number) => `Review due (${count})`,
  newAnswer: 'New answer',
  shown: (count: number, all: number) =>
    count === all ? (all === 1 ? '1 answer' : `${all} answers`) : `${count} of ${all} answers`,
  more: (count: number) => `Show ${count} more`,
  columns: {
    title: 'Title',
    phrasings: 'Phrasings',
    used: 'Used in 30 days',
    helped: 'Helped',
    review: 'Review',
  },
  used: (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`),
  neverUsed: 'not used',
  offered: (count: number) => `offered ${count.toLocaleString('en')} times`,
  helpedOf: (helped: number, all: number) => `${helped} of ${all} (${Math.round((100 * helped) / all)} %)`,
  nobodySaid: 'nobody said',
  missing: (count: number) => `${count} more needed`,
  reviewDue: (day: string) => `due since ${day}`,
  draft: 'Draft',
  unsaved: 'Not saved',
  untitled: 'Without a title',
  clashMark: 'Changed by somebody else',
  nothingFits: 'No answer fits.',
  clearNarrowing: 'Show all answers',
  emptyTitle: 'No answers yet',
  emptyHelp:
    'An answer is given to visitors before a person is bothered, and to you after a slash in a reply. Begin with the question you answer most often.',
  emptyImport: 'Import a file',
  emptyUnanswered: (count: number) =>
    count === 1 ? 'See the question visitors asked' : `See the ${count} questions visitors asked`,
  scopes: {
    everybody: 'Everybody, visitors too',
    operators: 'All operators',
    operator: 'Only me',
  },
  scopeDepartment: (name: string) => `Department ${name}`,

  saved: (title: string) => `“${title}” is saved. Visitors and operators have it now.`,
  removed: (title: string) => `“${title}” was removed.`,
  notRemoved: (title: string, by = 'somebody else') => `Not removed: ${by} changed “${title}”. Look at it first.`,
  discarded: 'Your changes were thrown away.',
  tookTheirs: 'The answer of the other stays. Yours is kept for a moment.',
  notUndone: 'This could not be taken back: somebody else changed it meanwhile.',
  notDone: 'The relay could not do this. Nothing was changed; try again.',
  refusedAtField: 'Not saved: the relay does not accept something. It is marked below. Nothing is lost.',
  dismissed: (count: number) => (count === 1 ? 'Dismissed.' : `${count} dismissed.`),
  accepted: (count: number) => (count === 1 ? 'One phrasing added.' : `${count} phrasings added.`),
} as const

export const refusedWords: Record<Refused['code'], string> = {
  unreachable: 'The relay cannot be reached. Nothing is lost: what you wrote is kept in this browser.',
  unauthenticated: 'Your session has ended. Sign in again; what you wrote is kept in this browser.',
  forbidden: 'The relay does not let you change the answers of this site from here.',
  unknown_site: 'The relay does not know this site, or it is not yours.',
  unavailable: 'The relay cannot do this now. What you wrote is kept; try again in a moment.',
}
