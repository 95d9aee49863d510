import { randomInt } from 'node:crypto'
import { type Appearance, isColour } from '@beckon/protocol'
import { parseOrigin } from '../http/origins.ts'
import { type Command, type Given, WrongUse, withStore } from './command.ts'
import { identity } from './site-identity.ts'
import { setLanguage, setTexts } from './site-words.ts'

export const site: Command = {
  words:
    'site add --name NAME --origin ORIGIN… [--key KEY] [--accent #RRGGBB] [--side left|right] | site list | site language LANG --site KEY | site texts FILE --site KEY | site identity --site KEY [--new] [--require on|off]',
  about: [
    'a site that may embed the widget; an origin is scheme, host and port, as https://shop.example.org',
    '      language LANG --site KEY: the widget speaks this language to every visitor; "auto" lets the page and the browser decide again',
    '      texts FILE --site KEY: what the widget says in your words, as {"de": {"hello": "Moin"}, "*": {…}}; "{}" takes all back',
    '      identity --site KEY: the secret by which your server signs who a visitor is; --new makes another one, and whoever was signed in by the old one is not any more; --require on: nobody chats without',
  ].join('\n'),
  options: {
    name: { type: 'string' },
    origin: { type: 'string', multiple: true },
    key: { type: 'string' },
    accent: { type: 'string' },
    side: { type: 'string' },
    site: { type: 'string' },
    new: { type: 'boolean' },
    require: { type: 'string' },
  },
  async run(given) {
    const [what] = given.words
    if (what === 'add') return add(given)
    if (what === 'list') return list(given)
    if (what === 'language') return setLanguage(given)
    if (what === 'texts') return setTexts(given)
    if (what === 'identity') return identity(given)
    throw new WrongUse('Say "site add", "site list", "site language", "site texts" or "site identity".')
  },
}

async function add({ config, io, option, all, json }: Given): Promise<number> {
  const name = option('name')
  const key = option('key') ?? newKey()
  if (!name) throw new WrongUse('A site needs --name.')
  if (!/^[\w-]{1,64}$/.test(key)) throw new WrongUse('A key is 1 to 64 letters, digits, "-" or "_".')
  const origins = readOrigins(all('origin'))
  const appearance = readAppearance(option('accent'), option('side'))
  return withStore(config, io, async store => {
    const added = await store.sites.add({ key, name, origins, appearance, createdAt: Date.now() })
    if (!added) {
      io.err(`There is a site with the key "${key}" already. Choose another --key.`)
      return 1
    }
    io.out(json ? JSON.stringify({ site: { key, name, origins } }) : `Site "${name}" has the key ${key}`)
    return 0
  })
}

function list({ config, io, json }: Given): Promise<number> {
  return withStore(config, io, async store => {
    const sites = await store.sites.list()
    if (json) io.out(JSON.stringify({ sites }))
    else for (const { key, name, origins } of sites) io.out(`${key}  ${name}  ${origins.join(' ')}`)
    return 0
  })
}

/** At least one, never a wildcard: an open list would let any page speak as the site. */
function readOrigins(texts: string[]): string[] {
  if (texts.length === 0) throw new WrongUse('A site needs at least one --origin: the pages that may show the chat.')
  return texts.map(text => {
    const origin = parseOrigin(text)
    if (origin === undefined) throw new WrongUse(`"${text}" is not an origin, as https://shop.example.org is.`)
    return origin
  })
}

function readAppearance(accent: string | undefined, side: string | undefined): Appearance {
  if (accent !== undefined && !isColour(accent)) throw new WrongUse(`"${accent}" is not a colour, as "#1d4e89" is.`)
  if (side !== undefined && side !== 'left' && side !== 'right') throw new WrongUse('--side is left or right.')
  return { ...(accent !== undefined && { accent }), ...(side !== undefined && { side }) }
}

/** Public, and typed into pages: short, without letters that look alike. */
const newKey = () => Array.from({ length: 10 }, () => keyLetters[randomInt(keyLetters.length)]).join('')
const keyLetters = 'abcdefghjkmnpqrstuvwxyz23456789'
