import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { people, type Who, type World } from './world.ts'

/** What must be so, whatever happens on the way: all these words are stored once. */
export type Model = { said: string[]; hasTab: boolean; muted: Set<Who>; kills: number }

export const newModel = (): Model => ({ said: [], hasTab: false, muted: new Set(), kills: 0 })

type Command = fc.AsyncCommand<Model, World>

/** A start of the relay takes longer than all else in a run. */
const mostKills = 2

const isHere = ({ hasTab }: Model, who: Who) => who !== 'tab' || hasTab

/** One thing that somebody does, with the words it is told by in a list that failed. */
function command(
  name: string,
  run: (model: Model, world: World) => Promise<void> | void,
  check: (model: Model) => boolean = () => true,
): Command {
  return { check: model => check(model), run: async (model, world) => run(model, world), toString: () => name }
}

/** What somebody does at their own screen, or what happens on their way to the relay. */
function of(
  verb: string,
  run: (model: Model, world: World, who: Who) => Promise<void> | void,
  whom: readonly Who[] = people,
) {
  return fc.constantFrom(...whom).map(who =>
    command(
      `${who} ${verb}`,
      (model, world) => run(model, world, who),
      model => isHere(model, who),
    ),
  )
}

const say = of('says', (model, world, who) => {
  const text = `${who} says ${model.said.length + 1}`
  if (world.of(who).client.say(text)) model.said.push(text)
})

const mute = of('hears nothing', (model, world, who) => {
  model.muted.add(who)
  world.of(who).network.mute()
})

/** What was said into the silence is lost with the connection. */
const cut = of('is cut off', (model, world, who) => {
  const { network } = world.of(who)
  network.cut(0)
  if (model.muted.delete(who)) network.unmute()
})

const tab = fc.constant(
  command(
    'opens a second tab',
    async (model, world) => {
      await world.openTab()
      model.hasTab = true
    },
    ({ hasTab }) => !hasTab,
  ),
)

const kill = fc.constant(
  command(
    'the relay is killed',
    async (model, { ground: { relay }, history: { record } }) => {
      model.kills++
      record({ event: 'fault', fault: 'kill', phase: 'begin' })
      await relay.kill()
      await relay.start()
      record({ event: 'fault', fault: 'kill', phase: 'end' })
    },
    ({ kills }) => kills < mostKills,
  ),
)

const freeze = fc.integer({ min: 20, max: 200 }).map(ms =>
  command(`the relay stops for ${ms} ms`, async (_model, { ground: { relay } }) => {
    relay.signal('SIGSTOP')
    await wait(ms)
    relay.signal('SIGCONT')
  }),
)

const pass = fc.integer({ min: 1, max: 60 }).map(ms => command(`${ms} ms pass`, () => wait(ms)))

/** Lists of what people do and what fails, which fast-check shortens when one breaks a promise. */
export const commands = () =>
  fc.commands(
    [
      say,
      say,
      say,
      say,
      mute,
      cut,
      cut,
      tab,
      kill,
      freeze,
      pass,
      pass,
      of('loads the page anew', (_, world, who) => world.of(who).client.reload?.(), ['visitor', 'tab']),
      of('looks', (_, world, who) => world.of(who).client.wake()),
      of('reads', (_, world, who) => world.of(who).client.read()),
      of('types', (_, world, who) => world.of(who).client.type(true)),
      of('stops typing', (_, world, who) => world.of(who).client.type(false)),
    ],
    { maxCommands: 30, size: 'medium' },
  )
