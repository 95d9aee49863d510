/** What suggests answers while the visitor types. It loads when the shelf has come and the browser is idle. */
export { createSuggest } from '@beckon/answers'
