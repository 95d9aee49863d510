import { describeComeback, runComeback } from './run.ts'

/** `npm run faults -- --storm`: everybody comes back at once. True when all have everything. */
export async function runStorm(clients = 1000): Promise<boolean> {
  const comeback = await runComeback(clients)
  console.log(describeComeback(comeback))
  for (const screen of comeback.wrong.slice(0, 3)) console.log(`BROKEN: ${JSON.stringify(screen)}`)
  return comeback.wrong.length === 0
}
