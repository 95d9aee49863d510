export { seldom } from '@beckon/rules/supplement'
export { watchMore } from './more.ts'
