import { expect, test } from 'vitest'
import { ann, openPanel } from '../doubles/panel.ts'

const words = [
  '<script>document.title = "broken in"</script><img src=x onerror="document.title = 1">',
  '[free](javascript:alert(1)) javascript:alert(1) data:text/html,<b> vbscript:x https://ok.test/a',
  'invoice‮gpj.exe and ⁦hidden⁩',
  'x'.repeat(4000),
  '😀',
]
const fields = { status: 'served' as const, operator: { id: 'o1', name: '<b>Ann</b>' } }

test('what others wrote is text, whatever it looks like', async () => {
  const title = document.title
  const { open, texts, root } = await openPanel({
    before: { fields, messages: words.map(text => [{ ...ann, name: '<b>Ann</b>' }, text]) },
    name: '<img src=x>',
  })
  await open()
  expect(texts('.bubble')).toEqual(words)
  expect(root.querySelectorAll('.panel :is(script, img, header b)')).toHaveLength(0)
  expect([...root.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://ok.test/a'])
  expect(document.title).toBe(title)
})

test('links leave the shop open and say nothing of the page', async () => {
  const { open, root } = await openPanel({ before: { fields, messages: [[ann, 'See https://ok.test/a']] } })
  await open()
  expect(root.querySelector('a')?.rel).toBe('noopener noreferrer nofollow ugc')
  expect(root.querySelector('a')?.target).toBe('_blank')
})

test('an answer with hostile Markdown shows no link and no element of its own', async () => {
  const text = '[go](javascript:alert(1)) <iframe src=x></iframe> [ok](https://ok.test/)'
  const answers = [{ id: 'a', title: '<i>A</i>?', phrasings: [], text }]
  const { open, press, root } = await openPanel({ answers })
  await open()
  await press(root.querySelector('.pick') as HTMLElement)
  expect(root.querySelectorAll('.panel :is(iframe, i)')).toHaveLength(0)
  expect([...root.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://ok.test/'])
})

test('a word of 4,000 characters does not make the panel wider', async () => {
  const { open, root } = await openPanel({ before: { fields, messages: [[ann, 'x'.repeat(4000)]] } })
  await open()
  const list = root.querySelector('.thread') as HTMLElement
  expect(list.scrollWidth).toBe(list.clientWidth)
})
