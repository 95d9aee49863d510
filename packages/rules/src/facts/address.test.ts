import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

/** The same by the platform's own reader. */
function byUrl(address: string) {
  const { pathname, host, searchParams } = new URL(address)
  return { path: decodeURI(pathname), host, query: Object.fromEntries([...searchParams].reverse()) }
}

test('reads what browsers say of any page as URL does', () => {
  const addresses = fc.webUrl({ withQueryParameters: true, withFragments: true }).map(text => new URL(text).href)
  fc.assert(
    fc.property(addresses, address => {
      const isPlain = !new URL(address).pathname.includes('%')
      if (isPlain) expect(readAddress(address)).toEqual(byUrl(address))
      expect(readAddress(address).host).toBe(new URL(address).host)
    }),
  )
})

test.each([
  ['https://shop.test', '/', 'shop.test', {}],
  ['https://shop.test?a=1', '/', 'shop.test', { a: '1' }],
  ['https://shop.test:8443/k%C3%BCche/?a=1&a=2&b=%20#/c?d', '/küche/', 'shop.test:8443', { a: '1', b: ' ' }],
  ['https://shop.test/100%', '/100%', 'shop.test', {}],
  ['https://shop.test/??a=1', '/', 'shop.test', { '?a': '1' }],
  ['capacitor-app://shop/cart', '/cart', 'shop', {}],
  ['file:///home/shop.html', '/home/shop.html', '', {}],
])('reads %s', (address, path, host, query) => {
  expect(readAddress(address)).toEqual({ path, host, query })
})

test.each(['', 'about:blank', 'shop', '/cart?a=1', undefined])('%s has no path', address => {
  expect(readAddress(address)).toEqual({ path: '', host: undefined, query: {} })
})
