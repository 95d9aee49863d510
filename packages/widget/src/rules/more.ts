import type { PageEvent } from './event.ts'
import { recall } from './past.ts'
import type { Running } from './running.ts'

/** Tells the rules what few of them ask about: departments and earlier visits at once, elements of the page where they are named. */
export function watchMore(page: Running, feed: (event: PageEvent) => void): void {
  const { widget, signal } = page
  recall(page)
  for (const [department, desk] of Object.entries({ ...widget.settings.departments }))
    page.learn({ type: 'availability', ...desk, department })
  const asked = JSON.stringify(widget.settings.rules)
  if (/"(element|form|rage)\./.test(asked))
    import('./elements.ts').then(
      ({ watchElements }) => {
        if (!signal.aborted) watchElements(asked, feed, signal, widget.root.host)
      },
      // Rules that ask for it find it missing.
      () => {},
    )
}
