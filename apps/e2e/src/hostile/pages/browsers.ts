import { type HostilePage, shop } from '../page.ts'

const document = shop()

/** Browsers that lack something, or are told to. Every page is opened in a private window anyway. */
export const browsers: readonly HostilePage[] = [
  {
    name: 'all storage blocked',
    document,
    browser: () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
    },
  },
  {
    name: 'a full disk',
    document,
    browser: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      IDBFactory.prototype.open = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    },
  },
  {
    name: 'a database that never opens',
    document,
    browser: () => {
      IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest
    },
  },
  {
    name: 'no Web Locks, no BroadcastChannel, no idle time, no Navigation API',
    document,
    browser: () => {
      Object.defineProperty(navigator, 'locks', { value: undefined })
      for (const name of ['BroadcastChannel', 'requestIdleCallback', 'navigation', 'indexedDB'])
        Object.defineProperty(window, name, { value: undefined })
    },
  },
  {
    name: 'a page without TLS',
    document,
    host: 'shop.test',
  },
  {
    name: 'data to be saved, and a slow processor',
    document,
    browser: () => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '2g' } })
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 })
    },
  },
]
