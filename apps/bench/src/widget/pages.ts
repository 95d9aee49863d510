import type { RelayProcess } from '../../../e2e/src/relay/process.ts'
import { places } from '../../../relay/src/config/places.ts'
import { type Asset, packageAssets, serve } from './serve.ts'

/** Where something is on the page: a selector, within the open shadow root of `host` where it stands in one. */
export type Place = { selector: string; host?: string }

/** One page of the bench. `field` is what one types into once `launcher` was pressed; both missing where there is no chat. */
export type BenchPage = { name: string; url: string; launcher?: Place; field?: Place; close(): void }

const button = (then = '') =>
  `(()=>{const b=document.createElement('button');b.id='button';b.textContent='Chat';b.style.position='fixed';b.style.right=b.style.bottom='20px';${then}document.body.append(b)})()`

/** It has no launcher of its own, so it stands behind the empty button, and answers itself: nobody is asked. */
const deepChat = button(
  `b.onclick=()=>{const c=document.createElement('deep-chat');c.setAttribute('demo','true');c.style.cssText='position:fixed;right:20px;bottom:60px';document.body.append(c)};`,
)

const n8n = `import{createChat}from'/n8n/chat.bundle.es.js';createChat({webhookUrl:'/hook',loadPreviousSession:false,showWelcomeScreen:false,enableStreaming:false})`

const tag = /<script async src="[^"]+\/beckon\.js[^"]*"[^>]*><\/script>/
const own = {
  launcher: { selector: '.launcher', host: 'html > div' },
  field: { selector: 'textarea', host: 'html > div' },
}
const plain = { selector: '#button' }

/** A page that does nothing of itself, so that what a chat adds is not lost in what the page does. */
const plainPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Help</title><style>body{max-width:40em;margin:2em auto;font:1em/1.5 sans-serif}</style><h1>Help</h1>
${'<p>Parcels leave on working days before noon, and are with you on the day after the next.</p>'.repeat(30)}{tag}`

/** `shop` is a page of the demo, which loads styles, scripts and pictures of its own; it may be put on any site. */
export const kinds = ['plain', 'shop'] as const
export type Kind = (typeof kinds)[number]

/**
 * The same page with each chat in the place of its tag: none, an empty button (what any launcher costs), Beckon without rules and with those of the demo, and others
 * as their documents say they are put on a page. All come from servers of one kind.
 */
export async function servePages(relay: RelayProcess, kind: Kind): Promise<BenchPage[]> {
  const shop = await (await fetch(`${relay.shop}/help`)).text()
  const html = kind === 'shop' ? shop.replace(tag, '{tag}') : plainPage
  const page = async (name: string, put: string, assets: Record<string, Asset>, places: Partial<BenchPage> = {}) => ({
    name,
    ...places,
    ...(await serve(html.replace('{tag}', put), relay.shop, assets)),
  })
  const script = (text: string): Asset => ({ type: 'text/javascript', body: Buffer.from(text) })

  const beckonOn = async (name: string, key: string) => {
    const served = await page(name, tagOf(relay, key), {}, own)
    await relay.beckon('site', 'add', '--key', key, '--name', name, '--origin', new URL(served.url).origin)
    return served
  }
  const beckon = await beckonOn('Beckon', 'bench')
  const ruled = await beckonOn('Beckon, rules', 'ruled')
  await relay.beckon('rules', 'publish', places.demoRules, '--site', 'ruled')
  return [
    await page('no chat', '', {}),
    await page(
      'empty button',
      '<script async src="/chat.js"></script>',
      { '/chat.js': script(button()) },
      { launcher: plain },
    ),
    beckon,
    ruled,
    await page(
      'deep-chat',
      '<script type="module" src="/deep-chat/deepChat.bundle.js"></script><script async src="/chat.js"></script>',
      { '/chat.js': script(deepChat), ...packageAssets('deep-chat', '/deep-chat/', ['deepChat.bundle.js']) },
      { launcher: plain, field: { selector: '#text-input', host: 'deep-chat' } },
    ),
    await page(
      '@n8n/chat',
      '<link rel="stylesheet" href="/n8n/style.css"><script type="module" src="/chat.js"></script>',
      { '/chat.js': script(n8n), ...packageAssets('@n8n/chat', '/n8n/') },
      { launcher: { selector: '.chat-window-toggle' }, field: { selector: '.chat-window textarea' } },
    ),
  ]
}

const tagOf = (relay: RelayProcess, key: string) =>
  `<script async src="${relay.relay}/beckon.js?site=${key}" data-site="${key}" referrerpolicy="no-referrer"></script>`
