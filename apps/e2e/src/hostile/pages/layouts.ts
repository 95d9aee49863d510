import { type HostilePage, shop } from '../page.ts'

const styled = (name: string, css: string, more: Partial<HostilePage> = {}): HostilePage => ({
  name,
  document: shop({ head: `<style>${css}</style>` }),
  ...more,
})

/** Pages on which `fixed` is not fixed, or something else is on top. */
export const layouts: readonly HostilePage[] = [
  styled(
    'a body that is turned, hidden and cut',
    'body { transform: rotate(1deg); overflow: hidden; height: 100vh; filter: grayscale(1); perspective: 9px; isolation: isolate }',
  ),
  styled(
    'a root that everything fixed is fixed to',
    'html { transform: translate(0); filter: grayscale(1); perspective: 500px; will-change: transform; contain: layout }',
  ),
  styled(
    'a root that scrolls nothing, and a body that does',
    'html { overflow: hidden; height: 100% } body { overflow: auto; height: 100%; margin: 0 }',
  ),
  styled(
    'a root laid out as a grid',
    'html { display: grid; grid-template-columns: 1fr 1fr } body { display: flex; flex-wrap: wrap }',
  ),
  styled(
    'smooth and snapping scrolling',
    'html { scroll-behavior: smooth; scroll-snap-type: y mandatory } p { scroll-snap-align: start }',
  ),
  {
    name: 'a cookie wall over everything, put there last',
    document: shop(),
    deed: () => {
      const wall = document.createElement('div')
      wall.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#0009'
      document.body.append(wall)
    },
  },
  {
    name: 'a modal dialog of the host, until it is closed',
    document: shop({ more: '<dialog id="modal">Members only</dialog>' }),
    deed: () => document.querySelector('dialog')?.showModal(),
    release: () => {
      document.querySelector('dialog')?.close()
      document.querySelector<HTMLElement>('#search')?.focus()
    },
  },
  {
    name: 'a popover of the host',
    document: shop({ more: '<div id="menu" popover="manual" style="inset:0;width:50%;height:50%">Menu</div>' }),
    deed: () => document.querySelector<HTMLElement>('#menu')?.showPopover(),
  },
  {
    name: 'a router that swaps the whole body, and the tag in it',
    document: shop(),
    deed: () => {
      const next = document.body.cloneNode(true) as HTMLElement
      const old = next.querySelector('script[data-site]') as HTMLScriptElement
      const tag = document.createElement('script')
      for (const { name, value } of [...old.attributes]) tag.setAttribute(name, value)
      old.replaceWith(tag)
      document.body.replaceWith(next)
      next.querySelector<HTMLElement>('#search')?.focus()
    },
  },
]
