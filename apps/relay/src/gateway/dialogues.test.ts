import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { connect, newMessageId, type TestClient } from './test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from './test/relay.ts'

type Fields = Record<string, unknown>
type Step = { client: Fields } | { relay: Fields } | { reconnect: true } | { do: string } | { shows: string[] }
type Dialogue = { name: string; steps: Step[] }

const file = new URL('../../../../packages/protocol/src/cases/dialogues.json', import.meta.url)
const { dialogues } = JSON.parse(readFileSync(file, 'utf8')) as { dialogues: Dialogue[] }

let relay: TestRelay
afterEach(() => relay.close())

test.for(dialogues)('$name', async ({ steps }) => {
  relay = await startTestRelay()
  const token = await relay.visitorToken()
  const open = () => connect(`${relay.url}/v1/visitor?site=shop`, { origin: shopOrigin })
  let client: TestClient = await open()
  const bound = new Map<string, unknown>()
  let lastRef = 0

  /** What the client side makes when a name is first met. */
  const make = (field: string) => (field === 'ref' ? ++lastRef : field === 'token' ? token : newMessageId())
  const isName = (value: unknown): value is string => typeof value === 'string' && value.startsWith('$')
  const fill = (frame: Fields) =>
    Object.fromEntries(
      Object.entries(frame).map(([field, value]) => {
        if (isName(value) && !bound.has(value)) bound.set(value, make(field))
        return [field, isName(value) ? bound.get(value) : value]
      }),
    )

  /** A dialogue leaves the cursor to the client: this one has kept nothing, and says so with the epoch it knows. */
  const standing = ({ type, epoch }: Fields) => (type === 'resume' && epoch !== undefined ? { seq: 0 } : {})

  function match(wanted: unknown, found: unknown): void {
    if (isName(wanted)) {
      if (!bound.has(wanted)) bound.set(wanted, found)
      expect(found).toEqual(bound.get(wanted))
    } else if (Array.isArray(wanted)) {
      expect(found).toHaveLength(wanted.length)
      for (const [index, one] of wanted.entries()) match(one, (found as unknown[])[index])
    } else if (typeof wanted === 'object' && wanted !== null) {
      for (const [field, value] of Object.entries(wanted)) match(value, (found as Fields)[field])
    } else expect(found).toEqual(wanted)
  }

  for (const step of steps) {
    if ('reconnect' in step) {
      client.close()
      client = await open()
    } else if ('client' in step) client.send(fill({ ...standing(step.client), ...step.client }))
    else if ('relay' in step) {
      const { type, ref } = step.relay
      const isAnswer = (frame: Fields) => ref === undefined || frame.ref === bound.get(String(ref))
      match(step.relay, await client.next(type as 'ack', frame => isAnswer(frame)))
    }
  }
  client.close()
})
