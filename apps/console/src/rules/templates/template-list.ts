import { parseRules, type Rule } from '@beckon/rules'

/** Rules to begin with. Their conditions may ask for signals that are still to come; such a template is not offered until then. */
export type Template = { id: string; title: string; purpose: string; rules: readonly TemplateRule[] }
type TemplateRule = Omit<Rule, 'id' | 'when' | 'do'> & { name: string; when: unknown; do: readonly unknown[] }

const test = (signal: string, op: string, value: unknown, more: object = {}) => ({ signal, op, value, ...more })
const on = (...pages: string[]) => test('page.path', 'glob', pages.length === 1 ? pages[0] : pages)
const attention = (seconds: number) => test('time.engagedOnPage', '>=', seconds)
const someoneHere = test('desk.online', '=', true)
const someoneFree = test('desk.free', '>=', 1)
const teaser = (text: string) => ({ action: 'teaser', text })
const replies = (...texts: string[]) => ({ action: 'replies', options: texts.map(text => ({ text })) })
const oncePerVisitor = { once: 'visitor', coolDown: 604_800 } as const
const oncePerVisit = { once: 'visit', coolDown: 86_400 } as const

const trial = (name: string, condition: object, text: string): TemplateRule => ({
  name,
  when: { all: [condition, test('time.engagedOnSite', '>=', 15)] },
  do: [teaser(text)],
  limits: oncePerVisitor,
})

export const templates: readonly Template[] = [
  {
    id: 'greeting',
    title: 'Greeting',
    purpose: 'Says hello to whoever looks at a page for a while.',
    rules: [
      {
        name: 'Greeting',
        when: { all: [on('/**'), attention(20), someoneFree] },
        do: [teaser('Hello! Can we help you find something?')],
        limits: oncePerVisitor,
      },
    ],
  },
  {
    id: 'checkout',
    title: 'Help at the checkout',
    purpose: 'Offers help to whoever hesitates before paying.',
    rules: [
      {
        name: 'Help at the checkout',
        when: { all: [on('/checkout/**'), attention(30), someoneFree] },
        do: [
          teaser('Stuck with the order? We are right here.'),
          replies('Which ways to pay are there?', 'I have a question'),
        ],
        limits: oncePerVisit,
      },
    ],
  },
  {
    id: 'pricing',
    title: 'Pricing page',
    purpose: 'Answers the questions that come up while comparing plans.',
    rules: [
      {
        name: 'Help to choose a plan',
        when: { all: [on('/pricing'), test('scroll.depth', '>=', 50), someoneHere] },
        do: [teaser('Not sure which plan fits? Tell us what you need and we do the sums.')],
        limits: { ...oncePerVisitor, expires: 60 },
      },
    ],
  },
  {
    id: 'rescuer',
    title: 'Chat rescuer',
    purpose: 'Keeps whoever has waited too long for a reply.',
    rules: [
      {
        name: 'Chat rescuer',
        when: { all: [test('chat.waiting', '>=', 90)] },
        do: [teaser('Sorry for the wait. We have not forgotten you.')],
        limits: oncePerVisit,
      },
    ],
  },
  {
    id: 'first-reply',
    title: 'First reply',
    purpose: 'Tells at once that a question has arrived and a person comes.',
    rules: [
      {
        name: 'First reply',
        when: { all: [test('chat.state', '=', 'waiting')] },
        do: [teaser('We have your question. A person answers in a moment; you can go on looking around.')],
        limits: { once: 'visit', expires: 30 },
      },
    ],
  },
  {
    id: 'language',
    title: 'Greeting in the visitor’s language',
    purpose: 'Greets in German whoever browses in German. Copy it for other languages.',
    rules: [
      {
        name: 'Greeting in German',
        when: { all: [test('visitor.language', 'starts-with', 'de'), attention(15), someoneFree] },
        do: [teaser('Guten Tag! Können wir Ihnen helfen? Wir sprechen auch Deutsch.')],
        limits: oncePerVisitor,
      },
    ],
  },
  {
    id: 'returning',
    title: 'Returning visitor',
    purpose: 'Welcomes back whoever comes again.',
    rules: [
      {
        name: 'Welcome back',
        when: { all: [test('visitor.visits', '>=', 2), test('time.engagedOnSite', '>=', 10), someoneFree] },
        do: [teaser('Welcome back! Is there something we can clear up?')],
        limits: oncePerVisitor,
      },
    ],
  },
  {
    id: 'discount',
    title: 'Discount',
    purpose:
      'Offers a code to whoever has looked at several products. Every tenth visitor is held out, so that you see whether it pays.',
    rules: [
      {
        name: 'Discount',
        when: { all: [on('/product/**'), test('page.count', '>=', 4), attention(10)] },
        do: [teaser('Still choosing? With the code HELLO5 you get 5 % off today.')],
        limits: { once: 'visitor', coolDown: 2_592_000 },
        holdOut: 0.1,
      },
    ],
  },
  {
    id: 'away',
    title: 'Contact request while you are away',
    purpose: 'Asks for a message when nobody is at the desk.',
    rules: [
      {
        name: 'Leave a message',
        when: { all: [test('desk.online', '=', false), test('time.engagedOnSite', '>=', 30)] },
        do: [teaser('We are away right now. Leave your question here and we answer as soon as we are back.')],
        limits: oncePerVisitor,
      },
    ],
  },
  {
    id: 'cart',
    title: 'Leaving the cart',
    purpose: 'Speaks up when somebody is about to leave with a full cart.',
    rules: [
      {
        name: 'Before somebody leaves the cart',
        when: { all: [on('/cart'), test('exit.intent', '=', true)] },
        do: [
          teaser('Before you go: is there anything that keeps you from ordering?'),
          replies('Shipping costs', 'Delivery time'),
        ],
        limits: oncePerVisit,
      },
    ],
  },
  {
    id: 'trial',
    title: 'Trial: first day, third day, end',
    purpose: 'Three rules for a trial. Your site tells the day with attributes trialDay and trialDaysLeft.',
    rules: [
      trial(
        'Trial, first day',
        test('visitor.attribute', '=', 1, { name: 'trialDay' }),
        'Welcome! Shall we show you how to set things up? It takes five minutes.',
      ),
      trial(
        'Trial, third day',
        test('visitor.attribute', '=', 3, { name: 'trialDay' }),
        'How is it going so far? Ask us anything, also the small things.',
      ),
      trial(
        'Trial, last day',
        test('visitor.attribute', '<=', 1, { name: 'trialDaysLeft' }),
        'Your trial ends soon. Would you like help to choose a plan, or some more days?',
      ),
    ],
  },
]

/** A template's rules, or undefined while something it asks for is not there yet. */
export function rulesOf({ rules, id }: Template): readonly Rule[] | undefined {
  const parsed = parseRules({ rules: rules.map((rule, at) => ({ ...rule, id: `${id}-${at}` })) })
  return parsed.ok ? parsed.rules.rules : undefined
}
