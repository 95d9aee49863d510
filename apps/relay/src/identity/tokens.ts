import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 128 random bits, 22 characters: a conversation, visitor, operator or message made by the relay. */
export const newId = () => randomBytes(16).toString('base64url')

/** 256 random bits, 43 characters: a visitor's token or an operator's session. Stored only as `hashToken` of it. */
export const newToken = () => randomBytes(32).toString('base64url')

/** A fast hash is enough for 256 random bits, and looking the hash up leaks nothing about the token by time. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')

/** A password a person can type: four groups of four without letters that look alike, 77 bits. */
export const newPassword = () => Array.from({ length: 4 }, () => pick(4)).join('-')

/** What operators call a visitor who has given no name: short, and telling two visitors apart. */
export const newVisitorName = () => `Visitor ${pick(4).toUpperCase()}`

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const pick = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
