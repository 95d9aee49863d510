/** Of the browser, but not in its types yet. */
type CloseWatcher = { onclose: (() => void) | null; destroy(): void }
declare global {
  interface Window {
    CloseWatcher?: new () => CloseWatcher
  }
}

/**
 * Lets "back" close what fills the screen. By `CloseWatcher` alone, which Chromium has: it leaves no entry in the page's history, where one of ours would be in the
 * way of the page's router and of whoever goes forward. In Firefox and Safari back leaves the page, as without a panel.
 */
export function createBack(close: () => void): (fills: boolean) => void {
  let watcher: CloseWatcher | undefined
  return fills => {
    if (!fills) {
      watcher?.destroy()
      watcher = undefined
    } else if (!watcher && window.CloseWatcher) {
      watcher = new window.CloseWatcher()
      watcher.onclose = () => {
        watcher = undefined
        close()
      }
    }
  }
}
