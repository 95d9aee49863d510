import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openResults, openRules } from '../doubles.tsx'

test('how far visitors came is a chart that reads as a table', async () => {
  const screen = await openRules('shop/results')
  const [funnel] = screen.container.querySelectorAll('.funnel tbody')
  expect([...(funnel?.querySelectorAll('tr') ?? [])].map(row => row.textContent)).toEqual([
    'Fits1,335100 %',
    'Held out1319.8 %',
    'Saw it1,20490.2 %',
    'Opened it24018 %',
    'Chatted967.2 %',
  ])
  expect(screen.getAllByText('Nothing has been counted for this rule yet.')).toHaveLength(1)
})

test('variants are compared in words, as a chart and as a table, by version', async () => {
  const screen = await openResults()
  expect(screen.getByText('Variant B brings more chats: the whole interval lies above.')).toBeDefined()
  expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(
    /^Variant B: \+4\.0 points, between \+2\.\d points and \+5\.\d points$/,
  )
  const table = screen.getByRole('table', { name: 'Which words do better' })
  expect(table.textContent).toContain('Variant A5,0002505.0 %–')
  await userEvent.selectOptions(screen.getByLabelText('Version'), '2')
  await screen.settle()
  expect(screen.getByText(/^Too early to say whether variant B does better/)).toBeDefined()
})
