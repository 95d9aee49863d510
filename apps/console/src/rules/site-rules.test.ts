import type { Keep } from '@beckon/client'
import { createMemoryKeep } from '@beckon/client/doubles'
import type { RuleFile } from '@beckon/rules'
import { expect, test, vi } from 'vitest'
import type { Publisher, VersionInForce } from './publishing/publisher.ts'
import { createSiteRules } from './site-rules.ts'

const file = (name: string): RuleFile => ({ rules: [{ id: 'a', name, when: { all: [] }, do: [] }] })
const nameIn = ({ rules: [rule] }: RuleFile) => rule?.name

/** One browser: what a tab keeps, the others hear of. */
function openTabs(relay: VersionInForce) {
  const kept = createMemoryKeep()
  const tabs: { changed: () => void }[] = []
  return () => {
    const own = { changed: () => {} }
    tabs.push(own)
    const tell = () => {
      for (const tab of tabs) if (tab !== own) tab.changed()
    }
    const keep: Keep = {
      ...kept,
      set: (key, value) => {
        kept.set(key, value)
        tell()
      },
      remove: key => {
        kept.remove(key)
        tell()
      },
      onChange(_key, changed) {
        own.changed = changed
        return () => {
          own.changed = () => {}
        }
      },
    }
    const publisher = {
      inForce: async () => ({ ok: true, ...relay }),
      async publish(file: RuleFile) {
        Object.assign(relay, { version: relay.version + 1, file })
        return { ok: true, version: relay.version }
      },
    } as unknown as Publisher
    const rules = createSiteRules({
      site: { key: 'shop', name: 'Shop' },
      publisher,
      inForce: { ...relay },
      keep,
      keepKey: 'draft',
      clock: { now: () => 0, after: () => () => {} },
      toasts: { show: () => {} } as never,
      answerTitle: () => undefined,
      operator: 'Ann',
    })
    return { rules, stop: rules.followTabs() }
  }
}

test('two tabs edit one draft, and when one of them publishes the other one knows', async () => {
  const open = openTabs({ version: 1, file: file('first'), versions: [] })
  const [here, there] = [open(), open()]
  there.rules.draft.change(() => file('second'))
  expect(nameIn(here.rules.draft.file.value)).toBe('second')
  await there.rules.publish()
  await vi.waitFor(() => expect(here.rules.inForce.value.version).toBe(2))
  expect(nameIn(here.rules.draft.file.value)).toBe('second')
  expect(here.rules.draft.isChanged.value).toBe(false)
  here.stop()
  there.rules.draft.change(() => file('third'))
  expect(nameIn(here.rules.draft.file.value)).toBe('second')
})
