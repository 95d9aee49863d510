import { type HostilePage, shop } from '../page.ts'

const scripted = (name: string, script: () => void, more: Partial<HostilePage> = {}): HostilePage => ({
  name,
  document: shop({ head: `<script>(${script})()</script>` }),
  ...more,
})

/** Pages whose scripts change what all scripts stand on. */
export const scripts: readonly HostilePage[] = [
  scripted('prototypes with more to enumerate', () => {
    const grown = { each() {}, last() {}, extra: 'x' }
    Object.assign(Array.prototype, grown)
    Object.assign(Function.prototype, { extra: 'x' })
    Object.assign(String.prototype, { contains: () => false })
    Object.assign(Object.prototype, { extra() {} })
  }),
  scripted('Prototype, whose lists become JSON twice', () => {
    const prototype = Array.prototype as never as Record<string, unknown>
    const quoted = JSON.stringify
    prototype.toJSON = function (this: unknown[]) {
      return `[${Array.prototype.map.call(this, each => quoted(each)).join(', ')}]`
    }
    Array.from = ((list: ArrayLike<unknown>) => Array.prototype.slice.call(list)) as never
    Object.assign(Function.prototype, {
      bind(this: (...given: unknown[]) => unknown, self: unknown, ...given: unknown[]) {
        return (...more: unknown[]) => this.apply(self, given.concat(more))
      },
    })
  }),
  scripted('JSON that is somebody else’s', () => {
    const { parse, stringify } = JSON
    JSON.stringify = ((value: unknown) => stringify(value, null, 2)) as never
    JSON.parse = ((text: string) => parse(String(text))) as never
  }),
  scripted('a fetch that adds a header to every request', () => {
    const real = fetch
    window.fetch = (input, init = {}) => {
      const headers = new Headers(init.headers)
      headers.set('x-csrf-token', 'abc')
      headers.set('authorization', 'Bearer abc')
      return real(input, { ...init, headers })
    }
  }),
  // As scripts do that ask for consent: what the page refuses is refused.
  scripted(
    'a fetch that asks nobody else: nothing, and no harm',
    () => {
      window.fetch = () => {
        throw new Error('not on this page')
      }
    },
    { expects: { nothing: true } },
  ),
  scripted('a WebSocket, timers and promises that are watched', () => {
    window.WebSocket = new Proxy(WebSocket, { construct: (Socket, given) => Reflect.construct(Socket, given) })
    const set = setTimeout
    window.setTimeout = ((run: () => void, ms = 0) => set(run, Math.max(50, ms))) as never
    window.Promise = class Watched<T> extends Promise<T> {}
  }),
  scripted('shadow roots that are made closed, and elements of a polyfill', () => {
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'closed' })
    }
    Object.defineProperty(window, 'customElements', {
      value: { define() {}, get() {}, whenDefined: () => Promise.resolve() },
    })
  }),
  scripted(
    'loaders of modules, and names of a server',
    () => {
      const define = Object.assign(() => {}, { amd: {} })
      for (const [name, value] of Object.entries({
        define,
        module: { exports: {} },
        exports: {},
        process: {},
        global: window,
      }))
        Object.defineProperty(window, name, { value, configurable: true })
    },
    { expects: { globals: ['define', 'module', 'exports', 'process', 'global'] } },
  ),
  scripted('a host that fetches the focus back', () => {
    document.addEventListener('focusin', ({ target }) => {
      const search = document.querySelector<HTMLElement>('#search')
      if (search && target !== search && (target as HTMLElement).id !== 'buy') search.focus()
    })
  }),
  {
    name: 'a host that removes what it does not know: nothing, and no harm',
    document: shop({
      more: `<script>new MutationObserver(() => { for (const child of [...document.documentElement.children]) if (!/^(head|body)$/.test(child.localName)) child.remove() }).observe(document.documentElement, { childList: true })</script>`,
    }),
    expects: { nothing: true },
  },
]
