/** Runs in the page before its own scripts: the shop is as if it were written in this language. */
export function pretend(names: { lang: string; dir: string }) {
  new MutationObserver(() => Object.assign(document.documentElement, names)).observe(document, { childList: true })
}
