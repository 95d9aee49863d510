import type { Format } from '../keeper.ts'

export const formats: readonly Format[] = ['csv', 'markdown', 'json']

/** What a file is, by the end of its name, else by how it begins. */
export function formatOf(text: string, name = ''): Format {
  if (/\.(md|markdown)$/i.test(name)) return 'markdown'
  if (/\.json$/i.test(name)) return 'json'
  if (/\.(csv|tsv)$/i.test(name)) return 'csv'
  if (/^\s*[{[]/.test(text)) return 'json'
  return /^#{1,2} /m.test(text) ? 'markdown' : 'csv'
}
