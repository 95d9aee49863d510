import { describeRolling, runRolling } from './run.ts'

/** `npm run faults -- --rolling`: relays are replaced under everybody's feet. True when nothing was lost and no error shown. */
export async function runRestarts(clients = 500): Promise<boolean> {
  const rolling = await runRolling(clients)
  console.log(describeRolling(rolling))
  for (const broken of [...rolling.errors, ...rolling.wrong].slice(0, 5)) console.log(`BROKEN: ${broken}`)
  const areClean = rolling.restarts.every(({ exitCode }) => exitCode === 0)
  return areClean && rolling.errors.length === 0 && rolling.wrong.length === 0
}
