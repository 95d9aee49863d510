import type { Rule } from '@beckon/rules'
import { useState } from 'preact/hooks'
import { same } from '../../part/same.ts'
import { ruleOf, useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'

type Made = { link: string } | 'failed' | undefined

/** A signed link that shows the published rule in the operator's own browser, on their own page, whatever its conditions say. */
export function TestLink({ rule }: { rule: Rule }) {
  const { publisher, draft } = useSiteRules()
  const [url, setUrl] = useState('')
  const [made, setMade] = useState<Made>()
  const published = ruleOf(draft.base.value.file, rule.id)
  if (!published) return <p class="help">{words.testUnpublished}</p>
  async function make(event: Event) {
    event.preventDefault()
    const link = await publisher.testLink(rule.id, url)
    setMade(link === undefined ? 'failed' : { link })
  }
  return (
    <form class="test-link" onSubmit={event => void make(event)}>
      <label for="test-url">{words.testLabel}</label>
      <span>
        <input
          id="test-url"
          type="url"
          required
          placeholder="https://shop.example/checkout"
          value={url}
          onInput={event => {
            setUrl(event.currentTarget.value)
            setMade(undefined)
          }}
        />
        <button type="submit">{words.testMake}</button>
      </span>
      {!same(published, rule) && <p class="help">{words.testOlder}</p>}
      <p role="status">
        {made === 'failed' && words.testFailed}
        {typeof made === 'object' && (
          <a href={made.link} target="_blank" rel="noopener">
            {words.testOpen}
          </a>
        )}
      </p>
    </form>
  )
}
