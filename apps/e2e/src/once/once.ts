import { type Browser, chromium } from 'playwright'
import { chromiumArgs } from '../browser/browser.ts'
import { createRandom } from '../faults/random/random.ts'
import { drawPlan, type Plan } from './plan.ts'
import { describeStep, runPlan } from './run.ts'
import { openShop } from './shop.ts'

export type Once = {
  runs: number
  returned: number
  voided: number
  unseen: number
  broken: string[]
  counted: number
  tookMs: number
}

/** So many at a time: more of them only wait for the processor. */
const atATime = 4
const progressEvery = 20

/** Runs plans of chance, each shown exactly once or told as broken; `counted` is what the relay has counted of all. */
export async function runOnce(runs: number, seed: number, say: (line: string) => void = () => {}): Promise<Once> {
  const startedAtMs = Date.now()
  const shop = await openShop()
  const browser = await launchWithCache()
  const broken: string[] = []
  let returned = 0
  let voided = 0
  let unseen = 0
  let done = 0
  try {
    let next = 0
    const work = async () => {
      while (next < runs) {
        const run = next++
        const plan = drawPlan(createRandom(seed + run))
        const told = await runPlan(browser, shop, plan)
        if (told.returned) returned++
        // Where nothing outlives the tabs and both are gone, there is nobody to know.
        const isVoid = told.bothCrashed && plan.storing !== 'visitor'
        if (isVoid) voided++
        // A tab that dies right after it has shown something has told the relay, and nobody here: that one is in what was counted.
        else if (told.shown.length === 0 && plan.steps.some(isCrash)) unseen++
        else if (told.shown.length !== 1) {
          broken.push(describe(run, plan, told.shown.length))
          say(`BROKEN: ${broken.at(-1)}`)
        }
        if (++done % progressEvery === 0) say(`${done} runs, ${broken.length} broken`)
      }
    }
    await Promise.all(Array.from({ length: atATime }, work))
    const counted = await countedBy(shop.relay)
    return { runs, returned, voided, unseen, broken, counted, tookMs: Date.now() - startedAtMs }
  } finally {
    await browser.close()
    await shop.close()
  }
}

const isCrash = ({ does }: Plan['steps'][number]) => does === 'crash'

const describe = (run: number, { storing, steps }: Plan, times: number) =>
  `run ${run}, remembering for ${storing}: shown ${times} times; ${steps.map(describeStep).join(', ')}`

/** Playwright turns the back/forward cache off. */
const launchWithCache = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArgs,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })

async function countedBy({ data }: { data: string }): Promise<number> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(`${data}/beckon.sqlite`, { readOnly: true })
  const sum = database.prepare(`SELECT sum(count) AS sum FROM outcomes WHERE outcome = 'shown'`).get()
  database.close()
  return Number(sum?.sum ?? 0)
}
