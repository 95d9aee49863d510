/** What trying rules on recorded visits says. */
export const trialWords = {
  title: 'What would have happened?',
  help: 'Choose recorded visits; your draft and what is published are played over them, to the millisecond. Nothing is sent anywhere.',
  recordings: 'Recordings',
  choose: 'Choose recordings (.jsonl)',
  drop: 'or drop them here',
  demo: 'Use three visits of the demo shop',
  noDemo: 'The visits of the demo shop did not load.',
  howTo:
    'To record one, put this behind the address of a page of your site, look around, and let its tools hand the file over:',
  problems: 'Not read:',
  tooLarge: (file: string) => `${file}: larger than any recording`,
  unreadable: (file: string) => `${file}: a folder, or a file that cannot be opened`,
  draft: 'Draft',
  published: 'Published',
  pages: 'Pages',
  nothingShown: 'nothing',
  moment: 'Moment',
  visits: 'Recorded visits',
  summary: (shown: number, visits: number) =>
    `With your draft, ${shown} of ${visits} ${visits === 1 ? 'visit sees' : 'visits see'} a message.`,
  before: (shown: number) => `With what is published, ${shown} ${shown === 1 ? 'does' : 'do'}.`,
  sameVisits: (same: number, all: number) =>
    same === all ? 'Nothing would change in these visits.' : `${all - same} of ${all} visits would go otherwise.`,
  byRule: 'By rule',
  rule: 'Rule',
  draftShown: 'Draft: shown',
  publishedShown: 'Published: shown',
  heldOut: 'Draft: held out',
  changes: 'What would change',
  only: { now: 'New', against: 'No longer' },
  shownAt: (rule: string) => `“${rule}” shown`,
  goesAt: (rule: string) => `“${rule}” goes away`,
  heldOutRule: (rule: string) => `“${rule}” held out`,
  why: (at: string) => `Why, at ${at}`,
  isShown: 'Shown now',
  saw: 'saw',
  verdicts: { holds: 'holds', fails: 'does not hold', unknown: 'not known' },
  of: 'Rules of',
  shownFrom: (from: string, to: string, why: string | undefined) => `from ${from} to ${to}${why ? `, ${why}` : ''}`,
  heldOutAt: (at: string) => `held out at ${at}`,
  ends: {
    retracted: 'taken back',
    expired: 'gone by itself',
    opened: 'opened',
    dismissed: 'dismissed',
    answered: 'answered',
    'opted-out': 'not to be asked again',
  },
} as const

/** A moment of a visit: `0:07`, `12:40`, `1:02:03`; with tenths where they matter. */
export function clockOf(ms: number): string {
  const seconds = ms / 1000
  const whole = Math.floor(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const tenths = Math.round((seconds - whole) * 10) % 10
  const start = hours > 0 ? `${hours}:${two(minutes)}` : `${minutes}`
  return `${start}:${two(whole % 60)}${tenths > 0 ? `.${tenths}` : ''}`
}
