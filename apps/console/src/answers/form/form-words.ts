import type { Placeholder } from '@beckon/answers'

/** What the form of an answer says. */
export const formWords = {
  back: 'All answers',
  save: 'Save',
  saving: 'Saving …',
  discard: 'Throw my changes away',
  discardNew: 'Throw this draft away',
  remove: 'Remove',
  gone: 'This answer is no longer here. Somebody may have removed it, or it is not for you.',
  kept: 'Not saved yet. Kept in this browser.',
  savedNow: 'As it is saved.',
  blocked: (count: number) =>
    count === 1 ? 'One field must be put right first.' : `${count} fields must be put right first.`,
  newTitle: 'A new answer',

  title: 'Title, as a visitor would ask it',
  titlePlaceholder: 'What does shipping cost?',
  phrasings: 'Other ways to ask, one in each line',
  phrasingsHelp: 'Visitors rarely ask in the words of the title. These are how it is found; they are never shown.',
  missing: (count: number) =>
    count === 1
      ? 'One more way to ask makes it easy to find: with fewer than three, a question in other words finds nothing.'
      : `${count} more ways to ask make it easy to find: with fewer than three, a question in other words finds nothing.`,
  same: (titles: readonly string[]) =>
    `${titles.map(title => `“${title}”`).join(', ')} can be asked for in the same words. Which one is found is left to chance.`,
  text: 'Answer',
  textHelp: '**bold**, *italic*, `code`, lists with - or 1., [link](https://…)',
  insert: 'Insert a placeholder …',
  placeholders: {
    'visitor.name': 'Name of the visitor',
    'operator.name': 'Name of the operator',
    'site.name': 'Name of the site',
    'page.title': 'Title of the page',
    'page.url': 'Address of the page',
  } satisfies Record<Placeholder, string>,
  fallbackHelp: '{{visitor.name|there}} has a word for who has no name.',
  strayBraces: 'There are {{ or }} that belong to no placeholder. They would be shown as they stand.',
  shortcut: 'Shortcut',
  shortcutHelp: 'What you type after / in a reply.',
  tags: 'Tags',
  tagsPlaceholder: 'shipping, prices',
  language: 'Language',
  languageHelp: 'As en, de or pt-BR. Empty: any.',
  pages: 'Pages on which it is suggested first',
  pagesHelp: 'As /checkout/**. Empty: all.',
  pagesPlaceholder: '/checkout/**',
  scope: 'Who may use it',
  scopeOf: {
    everybody: 'Everybody: visitors are given it, operators can insert it',
    operators: 'All operators: visitors never see it by itself',
    department: 'A department: operators see it, first in its conversations',
    operator: 'Only me',
  },
  department: 'Department',
  owner: 'Who looks after it',
  reviewOn: 'Read it again on',
  readNow: 'Read today, again in six months',
  due: 'It should be read again. Is it still true?',

  preview: 'As visitors see it',
  previewOperator: 'As it goes into a reply',
  withName: 'The visitor’s name is known',
  nothingYet: 'Write the answer; it appears here.',

  clashTitle: (by = 'Somebody else') => `${by} changed this answer`,
  clashRemoved: (by = 'Somebody else') => `${by} removed this answer`,
  clashHelp: 'It was saved while you were writing. Nothing of either is lost until you choose.',

  trial: 'Try a question',
  trialHelp: 'Asked of the whole shelf, with this answer as it stands here.',
  trialByWords: 'Tried by its words only. Your relay also goes by what a question means, and may find more.',
  trialPlaceholder: 'Do you deliver to Norway?',
  trialScoped: 'Visitors are never given this answer: it is only for operators.',
  reading: 'Reading the shelf …',
  wouldAnswer: (title: string) => `A visitor would be given “${title}”.`,
  wouldOffer: (titles: readonly string[]) =>
    titles.length === 1
      ? `A visitor would be asked whether “${titles[0]}” helps.`
      : `A visitor would choose among ${titles.map(title => `“${title}”`).join(', ')}.`,
  wouldHandOver: {
    'nothing-in-common': 'A person would be asked: no word of this is on the shelf.',
    'nothing-like-it': 'A person would be asked: nothing on the shelf is enough like it.',
  },
  scores: 'How likely each answer is right',
  thisOne: 'this answer',
  why: (title: string) => `Why “${title}”`,
  whyWords: 'Words that made it',
  nearest: 'Nearest way to ask',
} as const
