import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoBuild } from './build.ts'

/** Built files by address: pages as `/product/kettle`, everything else by its name. */
const pages = new Map<string, string>()
const files = new Set<string>(['/favicon.svg'])

beforeAll(async () => {
  const settings = demoBuild()
  const built = await build({
    ...settings,
    configFile: false,
    logLevel: 'silent',
    build: { ...settings.build, write: false },
  })
  if (Array.isArray(built) || !('output' in built)) throw new Error('One build was expected.')
  for (const output of built.output) {
    const isPage = output.type === 'asset' && output.fileName.endsWith('.html')
    if (isPage) pages.set(addressOf(output.fileName), String(output.source))
    else files.add(`/${output.fileName}`)
  }
}, 60_000)

describe('the built shop', () => {
  it('has the pages a visitor expects, each product and each view among them', () => {
    const expected = ['/', '/category/brewing', '/product/kettle', '/cart', '/pricing', '/help', '/app', '/api', '/404']
    expect([...pages.keys()]).toEqual(expect.arrayContaining(expected))
    expect([...pages.keys()].filter(address => address.startsWith('/product/')).length).toBeGreaterThanOrEqual(8)
    expect([...pages.keys()].filter(address => address.startsWith('/app')).length).toBeGreaterThanOrEqual(4)
  })

  it('ends every page with exactly one place for the tag', () => {
    for (const [address, page] of pages) {
      expect(page.split('<!-- beckon:tag -->').length - 1, address).toBe(1)
      expect(page, address).toMatch(/<!-- beckon:tag -->\n<\/body>/)
    }
  })

  it('links to nothing outside, and inside only to what was built', () => {
    for (const [address, page] of pages) {
      for (const target of valuesOf(page, /\s(?:src|href|action)="([^"]*)"/g)) {
        if (target.startsWith('mailto:')) continue
        const [path = '', fragment] = target.split('#')
        expect(target, `${address} links to ${target}`).toMatch(/^(#|\/(?!\/))/)
        const linked = pages.get(path === '' ? address : path)
        expect(linked !== undefined || files.has(path), `${address} links to ${target}`).toBe(true)
        if (fragment !== undefined) expect(linked, `${address} links to ${target}`).toContain(` id="${fragment}"`)
      }
    }
  })

  it('gives every page a language, its own title and one heading of the first level', () => {
    const titles = new Set<string>()
    for (const [address, page] of pages) {
      const shown = withoutTemplates(page)
      expect(shown, address).toContain('<html lang="en">')
      expect(shown.match(/<h1[ >]/g)?.length, address).toBe(1)
      const title = /<title>([^<]+)<\/title>/.exec(shown)?.[1] ?? ''
      expect(title, address).toContain('Harbour &amp; Hearth')
      titles.add(title)
    }
    expect(titles.size).toBe(pages.size)
  })

  it('gives every image a text, or hides it from those who cannot see it', () => {
    for (const [address, page] of pages) {
      expect(page, address).not.toMatch(/<img(?![^>]*\salt=)/)
      for (const svg of outerSvgs(page)) {
        expect(svg, address).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]+"/)
      }
    }
  })

  it('needs no inline script or style, so a strict content policy holds', () => {
    for (const [address, page] of pages) {
      expect(page, address).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|data:/)
      expect(page, address).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/)
    }
  })
})

function addressOf(fileName: string): string {
  return `/${fileName.replace(/\.html$/, '').replace(/(^|\/)index$/, '')}`
}

function valuesOf(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map(match => match[1] ?? '')
}

function withoutTemplates(page: string): string {
  return page.replaceAll(/<template[\s\S]*?<\/template>/g, '')
}

/** The opening tags of drawings; a drawing nested in another is part of it. */
function outerSvgs(page: string): string[] {
  let depth = 0
  const opened: string[] = []
  for (const [tag] of page.matchAll(/<svg[^>]*>|<\/svg>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (depth++ === 0) opened.push(tag)
  }
  return opened
}
