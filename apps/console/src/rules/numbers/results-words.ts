import type { Goal } from '@beckon/rules'
import { spanOf } from '../sentence/phrase.ts'

/** What the results say. */
export const resultsWords = {
  title: 'What became of it',
  rule: 'Rule',
  version: 'Version',
  allVersions: 'all versions',
  versionNo: (version: number) => `version ${version}`,
  loading: 'Counting …',
  nothing: 'Nothing has been counted yet. Publish a rule; the numbers come with the first visitors.',
  nothingHere: 'Nothing has been counted for this rule yet.',
  funnel: 'How far visitors came',
  stage: 'Came to',
  visitors: 'Visitors',
  share: 'Share of those it fits',
  stages: {
    matched: 'Fits',
    'held-out': 'Held out',
    shown: 'Saw it',
    opened: 'Opened it',
    chatted: 'Chatted',
    goal: 'Reached the goal',
  },
  variants: 'Which words do better',
  variant: (id: string) => `Variant ${id.toUpperCase()}`,
  reached: 'Reached the goal',
  rate: 'Share',
  goal: (goal?: Goal) =>
    goal
      ? `The goal is the event “${goal.event}”${goal.within ? ` within ${spanOf(goal.within)}` : ''}.`
      : 'The goal is a chat.',
  liftOver: (id: string) => `Against ${id.toUpperCase()}`,
  base: 'compared with',
  points: (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value * 100).toFixed(1)} points`,
  between: (low: string, high: string) => `between ${low} and ${high}`,
  better: (id: string) => `Variant ${id.toUpperCase()} does better: the whole interval lies above.`,
  worse: (id: string) => `Variant ${id.toUpperCase()} does worse: the whole interval lies below.`,
  open: (id: string) =>
    `Too early to say whether variant ${id.toUpperCase()} does better: the interval still holds both.`,
  tooFew: 'Too few have reached the goal to compare yet.',
  notAsSet:
    'The shares counted are not the shares set. Something counts only some of the visitors, so do not trust a comparison yet.',
  sure: 'The interval may be looked at every day: over all looks it is wrong at most once in twenty comparisons.',
  help: 'Does it help?',
  group: 'Visitors who',
  whole: 'Saw it',
  lift: 'Against held out',
  helps: {
    better:
      'It helps: more of those who saw it reach the goal than of those held out, and the whole interval lies above.',
    worse:
      'It harms: fewer of those who saw it reach the goal than of those held out, and the whole interval lies below.',
    open: 'Too early to say whether it helps: the interval still holds both.',
  },
  tooFewHeldOut: 'Too few have reached the goal, or were held out, to say whether it helps.',
} as const
