import { browserEnvironment, createOperatorDesk, indexedDbOutboxStore } from '@beckon/client'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { placeInAddress } from './desk/place.ts'
import { createWorkplace } from './desk/workplace.ts'
import { Console } from './frame/console.tsx'
import { browserNotices } from './notify/system.ts'
import { createSettings } from './settings/settings.ts'
import { createAsk } from './sign-in/ask.ts'
import { createEntrance } from './sign-in/entrance.ts'
import { createOperatorSession } from './sign-in/session.ts'
import { words } from './words.ts'

const relay = location.origin
const environment = browserEnvironment()
const settings = createSettings(environment.keep)
const systemNotices = browserNotices()
const ask = createAsk(relay, (input, init) => fetch(input, init))
const session = createOperatorSession(ask)

const entrance = createEntrance(session, operator => {
  const outboxStore = indexedDbOutboxStore()
  const desk = createOperatorDesk({ relay, operator: operator.id, environment, outboxStore })
  const workplace = createWorkplace({
    operator,
    relay,
    desk,
    environment,
    place: placeInAddress(),
    settings,
    systemNotices,
    loadAnswers: session.answers,
    ask,
    signOut: () => void entrance.signOut(),
  })
  void desk.start()
  return workplace
})

effect(() => {
  const theme = settings.theme.value
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
})
effect(() => {
  if (entrance.phase.value.kind !== 'at-work') document.title = words.title(0)
})

const place = document.getElementById('console')
if (place) render(<Console entrance={entrance} />, place)
void entrance.check()
