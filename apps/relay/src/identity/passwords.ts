import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Argon2id at the strength OWASP asks for: 19 MiB, two passes, one lane. Stored with each hash, so that it can rise. */
const strength = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** Hashing costs a core for a tenth of a second: two at once leave the relay its own. More than `maxWaiting` is a flood. */
const maxAtOnce = 2
const maxWaiting = 20

export type Passwords = ReturnType<typeof createPasswords>

/** Hashes and checks passwords. Both answer undefined when too many wait already. */
export function createPasswords() {
  let running = 0
  const waiting: (() => void)[] = []

  async function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (running >= maxAtOnce) {
      if (waiting.length >= maxWaiting) return undefined
      await new Promise<void>(resolve => waiting.push(resolve))
    }
    running++
    try {
      return await work()
    } finally {
      running--
      waiting.shift()?.()
    }
  }

  return {
    hash: (password: string) => inTurn(() => hashPassword(password)),
    /** `stored` undefined (an unknown name) takes as long as a wrong password. */
    check: (password: string, stored: string | undefined) => inTurn(() => checkPassword(password, stored)),
  }
}

/** One text that holds algorithm, strength, salt and hash. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive(password, nonce, strength)
  const { memory, passes, parallelism } = strength
  return ['argon2id', memory, passes, parallelism, nonce.toString('base64url'), tag.toString('base64url')].join('$')
}

/** Never the hash of a password: only its cost matters. */
const nobody = `argon2id$${strength.memory}$${strength.passes}$${strength.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', tag = ''] = (stored ?? nobody).split('$')
  const expected = Buffer.from(tag, 'base64url')
  const found = await derive(password, Buffer.from(nonce, 'base64url'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(found, expected) && stored !== undefined
}

function derive(password: string, nonce: Buffer, cost: typeof strength): Promise<Buffer> {
  const parameters: Argon2Parameters = { message: password.normalize('NFKC'), nonce, ...cost }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}
