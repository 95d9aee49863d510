import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { chooseVisits, linesOf, openRules, openTrial, recordedVisit } from '../doubles.tsx'
import type { SiteRules } from '../site-rules.ts'
import { mostVisitBytes, visitsOf } from './visits.ts'

type Screen = Awaited<ReturnType<typeof openRules>>
const marks = (screen: Screen, selector: string) =>
  [...screen.container.querySelectorAll(selector)].map(element => element.textContent)

test('a draft is played over recorded visits beside what is published, and every moment has its reasons', async () => {
  const screen = await openTrial()
  expect(screen.container.querySelector('.summary')?.textContent).toBe(
    'With your draft, 0 of 2 visits see a message. With what is published, 1 does. 1 of 2 visits would go otherwise.',
  )
  expect(marks(screen, '.differences li')[0]).toBe('No longer looks-at-plans, 0:09.5: “Pricing” shown')
  await userEvent.click(screen.getByRole('button', { name: /^No longer looks-at-plans, 0:09.5/ }))
  await screen.settle()
  expect(screen.getByRole('heading', { name: 'Why, at 0:09.5' })).toBeDefined()
  expect(marks(screen, '.stretch.page')).toEqual(['/', '/pricing', '/cart'])
  expect(marks(screen, '.stretch.shown')).toEqual(['Pricing, from 0:09.5 to 0:25, taken back'])
  const reasons = marks(screen, '.reason')
  expect(reasons[1]).toContain('Pricing: its conditions do not hold')
  expect(reasons[1]).toContain('does not hold')
  expect(reasons[1]).toContain('(saw 60 %)')
  expect(reasons[2]).toContain('switched off')
  await userEvent.selectOptions(screen.getByLabelText('Rules of'), 'published')
  await screen.settle()
  expect(marks(screen, '.reason')[1]).toContain('Pricing: Shown now')
})

test('what cannot be read is told with its line, and the rest is taken', async () => {
  const screen = await openRules('shop/try')
  await chooseVisits(
    screen,
    ['broken.jsonl', '{"at":0,"type":"activity"}\n{"at":1'],
    ['good.jsonl', linesOf(recordedVisit)],
  )
  expect(screen.getByRole('alert').textContent).toMatch(/broken\.jsonl, line 2/)
  expect(screen.container.querySelector('.summary')?.textContent).toContain('1 of 1 visit sees a message')
})

test('a file that is no recording is told of, whatever it is', async () => {
  const screen = await openRules('shop/try')
  await chooseVisits(screen, ['film.mov', 'x'.repeat(mostVisitBytes + 1)])
  expect(screen.getByRole('alert').textContent).toContain('film.mov: larger than any recording')
  await chooseVisits(screen, ['good.jsonl', linesOf(recordedVisit)])
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a folder that was dropped is told of', async () => {
  const visits = visitsOf({} as SiteRules)
  await visits.take({ name: 'visits', size: 4096, text: () => Promise.reject(new DOMException('', 'NotFoundError')) })
  expect(visits.problems.value).toEqual(['visits: a folder, or a file that cannot be opened'])
  expect(visits.all.value).toEqual([])
})
