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
  expect(screen.getByText('Variant B does better: the whole interval lies above.')).toBeDefined()
  expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(
    /^Variant B: \+4\.0 points, between \+2\.\d points and \+5\.\d points$/,
  )
  const table = screen.getByRole('table', { name: 'Which words do better' })
  expect(table.textContent).toContain('Variant A5,0002505.0 %–')
  await userEvent.selectOptions(screen.getByLabelText('Version'), '2')
  await screen.settle()
  expect(screen.getByText(/^Too early to say whether variant B does better/)).toBeDefined()
})

test('whether the rule helps is said against those held out, and by which goal', async () => {
  const screen = await openResults({ goal: { event: 'order_placed', within: 3600 }, heldOutReached: 30 })
  expect(screen.getAllByText('The goal is the event “order_placed” within 1 h.')).toHaveLength(2)
  expect(screen.getByText(/^It helps: more of those who saw it reach the goal/)).toBeDefined()
  const [chart] = screen.getAllByRole('img')
  expect(chart?.getAttribute('aria-label')).toMatch(/^Saw it: \+4\.3 points, between \+\d\.\d points and/)
  const table = screen.getByRole('table', { name: 'Does it help?' })
  expect(table.textContent).toContain('Held out1,100302.7 %–')
  expect(table.textContent).toContain('Variant A5,0002505.0 %')
  expect(screen.container.querySelector('.funnel tbody')?.textContent).toContain('Reached the goal700')
})

test('too few held out are compared with nothing', async () => {
  const screen = await openResults()
  expect(screen.getByText('Too few have reached the goal, or were held out, to say whether it helps.')).toBeDefined()
  expect(screen.getAllByText('The goal is a chat.')).toHaveLength(2)
})
