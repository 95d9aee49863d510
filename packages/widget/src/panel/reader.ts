/** What reads canned answers. It loads with the first of them: most sites begin with none, and nobody needs it to write and send. */
export { parseMarkdown } from '@beckon/answers'
export { readShelf } from './shelf.ts'
