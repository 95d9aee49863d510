import type { Format } from '../keeper.ts'

/** What the page of files says. */
export const fileWords = {
  import: 'Import',
  importHelp:
    'A file adds answers and changes those with the same id. It never removes one. It is looked at first; nothing is saved before you say so.',
  choose: 'Choose a file',
  orDrop: 'or drop it here, or paste its text:',
  text: 'Text of the file',
  placeholder:
    'id,title,phrasings,text\nshipping,What does shipping cost?,How much is delivery?|Is it free?,It is free.',
  format: 'Format',
  formats: { csv: 'CSV', markdown: 'Markdown', json: 'JSON' } satisfies Record<Format, string>,
  formatHelp: {
    csv: 'The first line names the columns: title, text, and if you like id, phrasings (with | between or one in each line), language, pages, shortcut, tags, scope, owner, reviewOn.',
    markdown:
      'Each answer begins with ## and its title; a list under “Phrasings:”, lines as “Shortcut: ship”, then the text.',
    json: 'As it is exported here.',
  } satisfies Record<Format, string>,
  look: 'Look at it',
  looking: 'Looking …',
  tooLarge: 'This file is larger than 8 MB. Divide it.',
  take: (count: number) => (count === 0 ? 'Import' : count === 1 ? 'Import 1 answer' : `Import ${count} answers`),
  nothingToTake: 'Nothing in it is new: all of it is on the shelf already.',
  blocked: (count: number) =>
    count === 1
      ? 'One thing must be put right in the file first:'
      : `${count} things must be put right in the file first:`,
  warnings: 'It may be imported so, but look at these:',
  result: 'What the file holds',
  kinds: { added: 'New', changed: 'Changed', unchanged: 'As on the shelf' },
  line: 'Line',
  problem: 'Problem',
  warning: 'Warning',
  /** What stands before the words of the relay. */
  codes: {
    'not-csv': 'This is no CSV',
    'not-json': 'This is no JSON',
    empty: 'Nothing in it',
    'unknown-column': 'Unknown column',
    'too-many-cells': 'Too many cells',
    'unknown-field': 'Unknown field',
    missing: 'Missing',
    duplicate: 'Twice',
    'out-of-range': 'Does not fit',
    'wrong-type': 'Does not fit',
    'unknown-placeholder': 'Unknown placeholder',
    'few-phrasings': 'Few ways to ask',
    'same-phrasing': 'Asked for twice',
    'review-due': 'Review due',
  } as Readonly<Record<string, string>>,
  moreIds: (count: number) => `and ${count} more`,
  taken: (added: number, changed: number) => `Imported: ${added} new, ${changed} changed.`,
  conflict: 'Not imported: somebody else changed the shelf meanwhile. Look at it once more.',

  export: 'Export',
  exportHelp: 'The shelf as you see it, to keep, to edit elsewhere, or to take to another site.',
  exportAs: (format: string) => `Export as ${format}`,
} as const
