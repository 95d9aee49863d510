import { text } from 'node:stream/consumers'
import { hashPassword } from '../identity/passwords.ts'
import { newId, newPassword } from '../identity/tokens.ts'
import type { Store } from '../store/store.ts'
import { type Command, type Given, WrongUse, withStore } from './command.ts'

const shortestPassword = 12

export const operator: Command = {
  words:
    'operator add NAME [--display NAME] [--site KEY…] [--department NAME…] | operator list | operator departments NAME [--department NAME… | --all] | operator password NAME, add and password with [--password-stdin]',
  about:
    'somebody who answers, in some departments or in all; the password is generated and printed once, or read from standard input',
  options: {
    display: { type: 'string' },
    site: { type: 'string', multiple: true },
    department: { type: 'string', multiple: true },
    all: { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  },
  async run(given) {
    const [what] = given.words
    if (what === 'add') return add(given)
    if (what === 'list') return list(given)
    if (what === 'departments') return setDepartments(given)
    if (what === 'password') return setPassword(given)
    throw new WrongUse('Say "operator add", "operator list", "operator departments" or "operator password".')
  },
}

async function add(given: Given): Promise<number> {
  const { config, io, option, all, json } = given
  const name = readName(given)
  const displayName = option('display') ?? name
  const departments = readDepartments(given)
  return withStore(config, io, async store => {
    const sites = await readSites(store, all('site'))
    if (!sites.ok) {
      io.err(sites.problem)
      return 1
    }
    const password = await readPassword(given)
    const passwordHash = await hashPassword(password.text)
    const person = { id: newId(), name, displayName, sites: sites.keys, departments }
    if (!(await store.people.addOperator({ ...person, passwordHash, createdAt: Date.now() }))) {
      io.err(`There is an operator "${name}" already. For a new password: beckon operator password ${name}`)
      return 1
    }
    const inThem = departments.length > 0 ? `, in ${departments.join(', ')}` : ''
    report(given, `Operator ${name} may answer for ${sites.keys.join(', ')}${inThem}`, person, password)
    return 0
  })

  function report(to: Given, line: string, person: object, password: Password) {
    const shown = password.isGenerated ? { password: password.text } : {}
    if (json) to.io.out(JSON.stringify({ operator: person, ...shown }))
    else to.io.out(password.isGenerated ? `${line}\nPassword (shown once): ${password.text}` : line)
  }
}

/** Those named in place of those before, or all; says in which somebody is where neither is given. */
async function setDepartments(given: Given): Promise<number> {
  const { config, io, json, all, words } = given
  const name = readName(given)
  const named = readDepartments(given)
  const isAll = all('all').length > 0
  // Words without the option would else be taken for none, and none for all.
  if (words.length > 2) throw new WrongUse(`Name each department with --department "${words[2]}".`)
  if (isAll && named.length > 0) throw new WrongUse('Say either --department or --all.')
  return withStore(config, io, async store => {
    const known = await store.people.operatorForSignIn(name)
    if (!known) {
      io.err(`There is no operator "${name}". See: beckon operator list`)
      return 1
    }
    const departments = isAll || named.length > 0 ? named : known.departments
    await store.people.setDepartments(name, departments)
    if (json) io.out(JSON.stringify({ operator: { name, departments } }))
    else io.out(`${name} answers in ${departments.length > 0 ? departments.join(', ') : 'every department'}.`)
    return 0
  })
}

async function setPassword(given: Given): Promise<number> {
  const { config, io, json } = given
  const name = readName(given)
  return withStore(config, io, async store => {
    const password = await readPassword(given)
    if (!(await store.people.setPassword(name, await hashPassword(password.text)))) {
      io.err(`There is no operator "${name}". See: beckon operator list`)
      return 1
    }
    const shown = password.isGenerated ? { password: password.text } : {}
    if (json) io.out(JSON.stringify({ operator: { name }, ...shown }))
    else
      io.out(`${name} is signed out everywhere and has a new password${shown.password ? `: ${shown.password}` : '.'}`)
    return 0
  })
}

function list({ config, io, json }: Given): Promise<number> {
  return withStore(config, io, async store => {
    const operators = await store.people.operators()
    if (json) io.out(JSON.stringify({ operators }))
    else
      for (const { name, displayName, sites, departments } of operators) {
        const inThem = departments.length > 0 ? `  in ${departments.join(', ')}` : ''
        io.out(`${name}  ${displayName}  ${sites.join(' ')}${inThem}`)
      }
    return 0
  })
}

function readName({ words }: Given): string {
  const [, name] = words
  if (name === undefined || !/^[\w.@-]{1,64}$/.test(name)) {
    throw new WrongUse('The name to sign in with is 1 to 64 letters, digits or any of . _ @ -')
  }
  return name
}

function readDepartments({ all }: Given): string[] {
  const named = all('department')
  if (named.every(name => /^[^\p{Cc}]{1,64}$/u.test(name) && name.trim() === name)) return [...new Set(named)]
  throw new WrongUse('The name of a department is 1 to 64 characters, without spaces around it.')
}

type Password = { text: string; isGenerated: boolean }

async function readPassword({ all }: Given): Promise<Password> {
  if (all('password-stdin').length === 0) return { text: newPassword(), isGenerated: true }
  const given = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (given.length >= shortestPassword) return { text: given, isGenerated: false }
  throw new WrongUse(`A password has at least ${shortestPassword} characters.`)
}

/** Those named, which must exist; or the only one there is. */
async function readSites({ sites }: Store, named: string[]) {
  const known = (await sites.list()).map(({ key }) => key)
  const unknown = named.find(key => !known.includes(key))
  if (unknown !== undefined)
    return { ok: false as const, problem: `There is no site "${unknown}". See: beckon site list` }
  if (named.length > 0) return { ok: true as const, keys: named }
  if (known.length === 1) return { ok: true as const, keys: known }
  return { ok: false as const, problem: 'Say with --site KEY for which sites. See: beckon site list' }
}
