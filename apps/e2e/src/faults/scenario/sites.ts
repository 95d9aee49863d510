import type { RelayProcess } from '../../relay/process.ts'

/** Two sites, so that what belongs to one can be looked for at the other. */
export const sites = ['north', 'south'] as const
export const originOf = (site: string) => `http://${site}.test`

/** Who works where; the first one writes into both. */
const operators = [
  { name: 'ada', sites: ['north', 'south'] },
  { name: 'ben', sites: ['north'] },
  { name: 'cleo', sites: ['south'] },
]

export type SignedIn = { name: string; sites: readonly string[]; cookie: string }

/** Makes sites and operators by the command line, and signs the operators in. `pages` is the origin that real pages of both sites have. A session survives every kill. */
export async function openSites(relay: RelayProcess, pages?: string): Promise<SignedIn[]> {
  await Promise.all(
    sites.map(site =>
      relay.beckon(
        ...['site', 'add', '--name', site, '--key', site, '--origin', originOf(site)],
        ...(pages === undefined ? [] : ['--origin', pages]),
      ),
    ),
  )
  return Promise.all(operators.map(one => signIn(relay, one)))
}

async function signIn(relay: RelayProcess, { name, sites }: { name: string; sites: readonly string[] }) {
  const added = await relay.beckon('operator', 'add', name, ...sites.flatMap(site => ['--site', site]), '--json')
  const { password } = JSON.parse(added) as { password: string }
  const answer = await fetch(`${relay.relay}/v1/operator/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: relay.relay },
    body: JSON.stringify({ name, password }),
  })
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (answer.status !== 200 || !cookie) throw new Error(`${name} cannot sign in: ${answer.status}`)
  return { name, sites, cookie }
}
