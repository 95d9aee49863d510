/** A text that sorts as versions do: 1.9 before 1.10, and 2.0-beta before 2.0. Undefined for what is no version. */
export function sortable(version: unknown): string | undefined {
  const [, core = '', before] = /^v?(\d+(?:\.\d+)*)(?:-([^+]*))?/.exec(`${version}`) ?? []
  if (!core) return undefined
  // The ends sort before the dot that a longer one goes on with, and what comes before a version before its end.
  const end = before ? ` ${before}` : '!'
  return `${core.replace(/(\.0+)+$/, '')}${end}`.replace(/\d+/g, part => part.padStart(9, '0'))
}
