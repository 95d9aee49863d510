import { type Given, WrongUse, withStore } from './command.ts'

/** Prints the secret by which an owner's server signs who a visitor is, and says whether a visitor must be signed for to chat. */
export function identity(given: Given): Promise<number> {
  const { config, io, option, json } = given
  const key = option('site')
  const require = option('require')
  const anew = option('new') === 'true'
  if (key === undefined) throw new WrongUse('Say "site identity --site KEY".')
  if (require !== undefined && require !== 'on' && require !== 'off') throw new WrongUse('--require is on or off.')
  return withStore(config, io, async ({ sites }) => {
    if (!(await sites.find(key))) {
      io.err(`There is no site with the key "${key}".`)
      return 1
    }
    const secret = await sites.makeIdentitySecret(key, { anew })
    if (require !== undefined) await sites.setIdentityRequired(key, require === 'on')
    const required = (await sites.find(key))?.identityRequired ?? false
    if (json) io.out(JSON.stringify({ secret, required }))
    else {
      // Alone on its line of standard output, so that a script takes it as it is.
      io.out(secret)
      io.err(required ? `${key} talks only with visitors whose identity is signed.` : told)
    }
    return 0
  })
}

const told = 'Keep it on your server: whoever has it can be any of your visitors.'
