export { supplement } from '@beckon/rules/supplement'
export { recall } from './past.ts'
