import type { RelayProcess } from '../../../e2e/src/relay/process.ts'
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

/**
 * The same page, the demo shop's, with each chat in the place of its tag: none, an empty button (what any launcher costs), Beckon without rules and with those of
 * the demo, and others as their documents say they are put on a page. All but the demo's own come from servers of one kind.
 */
export async function servePages(relay: RelayProcess): Promise<BenchPage[]> {
  const html = await (await fetch(`${relay.shop}/help`)).text()
  const page = async (name: string, put: string, assets: Record<string, Asset>, places: Partial<BenchPage> = {}) => ({
    name,
    ...places,
    ...(await serve(html.replace(tag, put), relay.shop, assets)),
  })
  const script = (text: string): Asset => ({ type: 'text/javascript', body: Buffer.from(text) })

  const beckon = await page('Beckon', tagOf(relay, 'bench'), {}, own)
  await relay.beckon('site', 'add', '--key', 'bench', '--name', 'Bench', '--origin', new URL(beckon.url).origin)
  return [
    await page('no chat', '', {}),
    await page(
      'empty button',
      '<script async src="/chat.js"></script>',
      { '/chat.js': script(button()) },
      { launcher: plain },
    ),
    beckon,
    { name: 'Beckon, rules', url: `${relay.shop}/help`, ...own, close() {} },
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
