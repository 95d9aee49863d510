import type { Answer } from '@beckon/answers'
import { page } from 'vitest/browser'
import { createAnswersDouble } from '../doubles/answers.ts'
import { addStyles, type ConsoleOptions, openConsole } from '../doubles/console.tsx'

export const demoShelf: readonly Answer[] = [
  {
    id: 'shipping',
    title: 'What does shipping cost?',
    phrasings: ['How much is delivery?', 'Is shipping free?', 'Delivery costs'],
    text: 'It is **free** from 50 €, {{visitor.name|dear visitor}}.\n\n- Below: 4.90 €\n- [All prices](https://shop.test/shipping)',
    shortcut: 'ship',
    tags: ['shipping', 'prices'],
    owner: 'Ann',
    reviewOn: '2026-02-01',
  },
  {
    id: 'returns',
    title: 'Can I send something back?',
    phrasings: ['How do I return an item?', 'I want my money back', 'Return policy'],
    text: 'Within 30 days, for any reason.',
    tags: ['returns'],
    reviewOn: '2026-11-30',
  },
  { id: 'hours', title: 'うちの営業時間', phrasings: ['いつ開いていますか'], text: '10時から18時まで', language: 'ja' },
  {
    id: 'arabic',
    title: 'كم تستغرق مدة الشحن إلى الخارج؟',
    phrasings: ['متى يصل طلبي', 'مدة التوصيل', 'هل يصل غداً'],
    text: 'ثلاثة أيام.',
    language: 'ar',
  },
  { id: 'greet', title: 'Hi', phrasings: [], text: 'Hello {{visitor.name}}', scope: 'operators', shortcut: 'hi' },
  {
    id: 'sales',
    title: 'Volume discounts for resellers and shops',
    phrasings: [],
    text: 'Ten per cent from 100 pieces.',
    scope: 'department:sales',
  },
  { id: 'mine', title: 'My signature', phrasings: [], text: 'Best, Ann', scope: 'operator:o1' },
]

export type AnswersScreen = Awaited<ReturnType<typeof openAnswers>>

/** The console at a page of the answers of one site. */
export async function openAnswers(
  path = 'shop',
  { answers = demoShelf, ...options }: Omit<ConsoleOptions, 'answers'> & { answers?: readonly Answer[] } = {},
) {
  await page.viewport(1280, 800)
  await addStyles()
  const shelf = options.shelf ?? createAnswersDouble(answers)
  const screen = await openConsole({ part: { part: 'answers', page: path }, ...options, shelf })
  // The part loads when it is first asked for.
  await import('./answers-area.tsx')
  for (let turn = 0; turn < 20 && screen.container.querySelector('.part-place .late'); turn++) await screen.settle()
  // What is asked for once the page stands has arrived, too.
  const isAsked = () => shelf.asked.some(({ what }) => what === 'GET /proposals')
  const isOpen = () => screen.container.querySelector('.part-page') !== null
  for (let turn = 0; turn < 50 && isOpen() && !isAsked(); turn++) await screen.settle()
  await screen.settle()
  return { ...screen, shelf }
}
