import { decide, type Lost, type RuleTrace, type Seen } from '@beckon/rules'
import type { Engaged } from '../rules/running.ts'
import css from './overlay.css?inline'
import { isRecording, record } from './record.ts'

const drawEveryMs = 500

/** Why a rule waits, as an owner says it. */
const reasons: Record<Lost, string> = {
  disabled: 'switched off',
  'opted-out': 'this visitor asked not to be asked',
  limit: 'shown as often as it may be',
  'cool-down': 'rests after it was closed',
  gap: 'rests after another rule',
  budget: 'this visitor was asked often enough for a day',
  dates: 'not on this date',
  panel: 'the chat is open',
  chat: 'there is a conversation',
  desk: 'nobody has room',
  seed: 'waits for the draw',
  conditions: 'waits for its conditions',
  priority: 'another rule comes first',
  screen: 'another rule is on screen',
  'held-out': 'this visitor is held out',
}
const marks = new Map<boolean | undefined, [mark: string, says: string]>([
  [true, ['✓', 'holds']],
  [false, ['✗', 'does not hold']],
  [undefined, ['?', 'not known']],
])

/** Draws every rule with its conditions, what each sees now and what it still misses, until the rules are stopped. */
export function showOverlay(page: Engaged): void {
  const host = document.createElement('div')
  host.style.cssText = 'all:initial;position:fixed;z-index:2147483646'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]

  const recorder = button('Record', () => {
    record(page, isRecording(page) ? 'stop' : 'start')
    draw()
  })
  const head = element('header', '', [
    element('h2', '', [`Rules, version ${page.rules.version ?? 0}`]),
    recorder,
    button('Reset', () => reset(page)),
    button('Close', () => close()),
  ])
  const list = element('div')
  const facts = element('pre')
  const more = element('details', '', [element('summary', '', ['What is known of this visit']), facts])
  const box = element('div', 'rules', [head, list, more])
  box.setAttribute('role', 'complementary')
  box.ariaLabel = 'Rules on this page'
  root.append(box)
  document.documentElement.append(host)

  let drawn = ''
  function draw() {
    recorder.textContent = isRecording(page) ? 'Stop' : 'Record'
    // Asked as it would be now, from the same facts; nothing comes of it.
    const { facts: known } = page.look().run
    const asked = decide(page.rules, known, page.run.memory, known.atMs)
    const onScreen = page.run.decision?.onScreen?.rule
    const next = JSON.stringify([asked.trace.rules, onScreen])
    // What is read, selected or about to be pressed is not drawn away under the hand.
    if (next !== drawn) list.replaceChildren(...asked.trace.rules.map(rule => drawRule(rule, onScreen)))
    drawn = next
    if (more.hasAttribute('open')) facts.textContent = describe(known)
  }
  function close() {
    clearInterval(timer)
    host.remove()
  }
  const timer = setInterval(draw, drawEveryMs)
  page.signal.addEventListener('abort', close)
  draw()
}

/** What lies under the name of a signal, but times, which stand beside the conditions that ask for them. */
function describe(facts: object): string {
  const lines = Object.entries(facts).filter(
    ([name, value]) => name.includes('.') && !name.startsWith('time.') && value !== undefined,
  )
  return lines.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')
}

/** Forgets what this browser remembers of the rules of this site, and begins the page anew. */
function reset(page: Engaged): void {
  // Leaving the page would write it down again.
  page.kept.write = () => {}
  for (const name of ['sessionStorage', 'localStorage'] as const) {
    try {
      const storage = window[name]
      for (const key of Object.keys(storage)) if (key.startsWith(page.key)) storage.removeItem(key)
    } catch {
      // Blocked: there is nothing in it.
    }
  }
  location.reload()
}

function drawRule({ rule, lost, seen = [] }: RuleTrace, onScreen: string | undefined): HTMLElement {
  const isOn = rule === onScreen
  const why = element('span', 'why', [isOn ? 'on screen' : lost ? reasons[lost] : 'due now'])
  why.dataset.on = `${isOn || !lost}`
  return element('section', '', [
    element('h3', '', [element('span', '', [rule]), why]),
    element('ul', '', seen.map(drawTest)),
  ])
}

function drawTest({ signal, op, value, saw, verdict }: Seen): HTMLElement {
  const [mark, says] = marks.get(verdict) ?? ['', '']
  const sign = element('span', 'mark', [mark])
  sign.ariaLabel = says
  sign.setAttribute('role', 'img')
  const item = element('li', '', [
    sign,
    element('span', '', [`${signal} ${op} ${say(value)}`]),
    element('span', 'saw', [saw === undefined ? 'not known' : say(saw)]),
  ])
  item.dataset.verdict = `${verdict}`
  return item
}

/** Seconds by tenths, so that a line can be read while it counts. */
function say(value: unknown): string {
  if (typeof value === 'number') return `${Math.round(value * 10) / 10}`
  if (Array.isArray(value)) return value.map(say).join(', ')
  return value === undefined ? '' : String(value)
}

function element(name: string, className = '', inside: readonly (string | Node)[] = []): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...inside)
  return made
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', '', [text]) as HTMLButtonElement
  made.type = 'button'
  made.onclick = press
  return made
}
