import { goods, type HostilePage, shop } from '../page.ts'

/** Documents as they are written in the wild. */
export const documents: readonly HostilePage[] = [
  {
    name: 'no doctype: quirks mode',
    document: `<html><head><title>Shop</title><script src="/host.js"></script></head><body bgcolor="white">${goods}{tag}`,
  },
  {
    name: 'XHTML, served as such',
    headers: { 'content-type': 'application/xhtml+xml; charset=utf-8' },
    document: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Shop</title><script src="/host.js"></script></head><body>${goods}{tag}</body></html>`,
  },
  {
    name: 'a base elsewhere',
    document: shop({ head: '<base href="https://elsewhere.test/a/" target="_blank">' }).replace(
      '/host.js',
      '{origin}/host.js',
    ),
  },
  {
    name: 'a document that writes itself, and the tag',
    document: `<!doctype html><title>Shop</title><script src="/host.js"></script><body><script>document.write('${goods}<script src="{script}" data-site="shop"><\\/script>')</script>`,
  },
  {
    name: 'the tag in the head, and not async',
    document: shop({ head: '<script src="{script}" data-site="shop"></script>', tag: '' }),
  },
  { name: 'two tags pasted', document: shop({ head: '{tag}' }) },
  {
    name: 'windows-1252 and tags that nobody closes',
    headers: { 'content-type': 'text/html; charset=windows-1252' },
    document: `<!doctype html><title>Shop</title><script src="/host.js"></script><body><table><p>${goods}<div><b>{tag}`,
  },
  { name: 'a document that reads from right to left', document: shop({ root: 'dir="rtl"' }) },
  { name: 'vertical writing', document: shop({ head: '<style>html{writing-mode:vertical-rl}</style>' }) },
  {
    name: 'elements that have the names of ours and of the browser’s',
    document: shop({
      more: '<form id="Beckon" name="title"><input name="q"></form><a id="panel"></a><a id="launcher"></a>',
    }),
  },
  {
    name: 'a tag put there by a tag manager',
    document: shop({
      tag: `<script>{ const tag = document.createElement('script'); tag.src = '{script}'; tag.dataset.site = 'shop'; document.head.append(tag) }</script>`,
    }),
  },
]
