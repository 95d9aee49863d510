import { matchesGlob } from '@beckon/rules'

/** Addresses that a pattern fits and such that it just does not, to show what it means. Both are judged by the rules’ own matcher. */
export function examplesOf(pattern: string): { fits: string[]; not: string[] } {
  const filled = [
    ['', ''],
    ['blue-kettle', 'blue-kettle'],
    ['sale', 'sale/today'],
  ].map(([one = '', many = '']) => pattern.replace(/\*+/g, stars => (stars.length > 1 ? many : one)))
  const near = [`${pattern.replace(/\/?\*+.*$/, '')}/blue-kettle`, `${pattern.replace(/\*+$/, '')}-2`, '/about', '/']
  const clean = (addresses: readonly string[]) => [
    ...new Set(
      addresses.map(address =>
        `/${address.replace(/^https?:\/\/[^/]+/, '').replace(/^\/+/, '')}`
          .replace(/\/{2,}/g, '/')
          .replace(/(?<=.)\/$/, ''),
      ),
    ),
  ]
  const isUrl = pattern.includes('://')
  if (isUrl) return { fits: [], not: [] }
  return {
    fits: clean(filled)
      .filter(address => matchesGlob(pattern, address))
      .slice(0, 3),
    not: clean(near)
      .filter(address => !address.includes('*') && !matchesGlob(pattern, address))
      .slice(0, 2),
  }
}
