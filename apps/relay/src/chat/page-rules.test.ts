import { compileRules, type RuleFile, simulate } from '@beckon/rules'
import { expect, test } from 'vitest'
import { rulesForPages } from './page-rules.ts'

const file: RuleFile = {
  settings: { gap: 3 },
  rules: [
    {
      id: 'cart',
      do: [
        { action: 'notify', text: 'A secret of the desk' },
        { action: 'tag', tag: 'a secret word' },
      ],
      variants: [{ id: 'b', weight: 1, do: [{ action: 'department', id: 'secret-desk' }] }],
    },
    {
      id: 'greet',
      do: [
        { action: 'teaser', text: 'Hello' },
        { action: 'answer', question: 'When are you open?' },
      ],
    },
  ],
}
const find = () => ({
  kind: 'answer' as const,
  answer: { id: 'hours', title: 'Opening hours', text: 'Nine to five.' },
})

test('[R66] [R67] what is for operators only does not go to pages, and all else does', () => {
  const handedOut = rulesForPages(file, find)
  expect(JSON.stringify(handedOut)).not.toContain('secret')
  expect(handedOut.settings).toEqual({ gap: 3 })
  expect(handedOut.rules[0]?.do.map(({ action }) => action)).toEqual(['notify', 'tag'])
  expect(handedOut.rules[1]?.do).toEqual([
    { action: 'teaser', text: 'Hello' },
    { action: 'answer', id: 'hours' },
  ])
})

test('a page is told whether a rule needs the supplement', () => {
  const one = (signal: 'page.path' | 'page.visited'): RuleFile => ({
    rules: [{ id: 'x', when: { signal, op: 'contains', value: '/a' }, do: [{ action: 'teaser', text: 'Hello' }] }],
  })
  expect(rulesForPages(one('page.path'), find).more).toBeUndefined()
  expect(rulesForPages(one('page.visited'), find).more).toBe(true)
})

test('[R59] a page decides the same by it', () => {
  const [cart = { id: '', do: [] }] = file.rules
  const plain: RuleFile = { rules: [{ id: cart.id, do: cart.do }] }
  const decided = (rules: RuleFile) =>
    simulate(compileRules(rules), [{ at: 5, type: 'navigate', url: 'https://shop.test/' }])
  expect(decided(plain)).toEqual([{ at: 5, show: 'cart' }])
  expect(decided(rulesForPages(plain, find))).toEqual(decided(plain))
})
