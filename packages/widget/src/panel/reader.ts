/** What reads canned answers. It loads with the first of them: most sites begin with none, and nobody needs it to write and send. */
export { answersForPage, parseMarkdown } from '@beckon/answers'
