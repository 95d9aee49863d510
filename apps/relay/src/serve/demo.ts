import { existsSync } from 'node:fs'
import type { Config } from '../config/config.ts'
import { places } from '../config/places.ts'
import { addressOf, localName } from './address.ts'
import { signCustomers } from './chat-token.ts'
import { listen } from './listen.ts'
import { startRelay } from './relay.ts'
import { demoOperator, demoSite, seed } from './seed.ts'
import { createShop, scriptTag } from './shop.ts'
import { stopOnSignal } from './signals.ts'

/** Runs the relay with the demo shop beside it until a signal. Answers the exit code. With `reload` every page reloads when a build changes. */
export async function demo(config: Config, { reload }: { reload: boolean }): Promise<number> {
  // On a terminal the three addresses are what is read; a program that started us reads the log.
  const isRead = process.stdout.isTTY && process.env.BECKON_LOG === undefined
  const started = await startRelay(config, { level: isRead ? 'warn' : config.logLevel }, reload ? built : undefined)
  if (!started.ok) {
    console.error(started.problem)
    return 1
  }
  const { app, store, bus, address, stop } = started.value
  const relay = addressOf(config, address)
  const relayFor = (hostname: string) => config.publicOrigin ?? `http://${hostname}:${address.port}`
  const shop = await createShop(places.demo, relayFor, config.scriptPath, reload ? built : undefined)
  signCustomers(shop, store, demoSite)
  const listening = await listen(shop, config.demoPort, config.host, 'BECKON_DEMO_PORT')
  if (!listening.ok) {
    console.error(listening.problem)
    await stop()
    return 1
  }
  const { port } = listening.value
  const names = new Set(['localhost', '127.0.0.1', localName(config.host)])
  const { password, problems } = await seed(
    store,
    places,
    [...names].map(name => `http://${name}:${port}`),
    Date.now(),
  )
  const shopAddress = `http://${localName(config.host)}:${port}`
  if (!existsSync(places.demo)) problems.push('The demo shop is not built: run "npm run build".')
  for (const problem of problems) console.error(problem)

  // Heard from now on: whoever reads the addresses may end it at once.
  const stopped = stopOnSignal(async () => {
    await shop.close()
    await stop()
  })

  app.log.info({ relay, shop: shopAddress, ...store.inForce, bus: bus.inForce }, 'listening')
  console.log(
    [
      '',
      `  Demo shop   ${shopAddress}/`,
      `  Console     ${relay}/console/`,
      `              ${signInHint(password)}`,
      `  The tag     ${scriptTag(relay, config.scriptPath)}`,
      '',
    ].join('\n'),
  )
  await stopped
  return 0
}

const built = [places.widget, places.console, places.demo]

const signInHint = (password: string | undefined) =>
  password === undefined
    ? `sign in as ${demoOperator}; for a new password: npm run -s beckon -- operator password ${demoOperator}`
    : `sign in as ${demoOperator} with ${password} (shown once)`
