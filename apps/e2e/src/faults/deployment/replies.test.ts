import { expect, test } from 'vitest'
import { createReplies } from './replies.ts'

const push = (text: string) => `*3\r\n$7\r\nmessage\r\n$2\r\nch\r\n$${Buffer.byteLength(text)}\r\n${text}\r\n`
const whole = [
  '+OK\r\n',
  ':12\r\n',
  '-ERR no\r\n',
  '$-1\r\n',
  '*0\r\n',
  '*2\r\n$4\r\na\r\nb\r\n:1\r\n',
  '*3\r\n$9\r\nsubscribe\r\n$2\r\nch\r\n:1\r\n',
  push('plain'),
  push('{"text":"é\r\n$3\r\n"}'),
  '*3\r\n$8\r\nsmessage\r\n$2\r\nch\r\n$1\r\nx\r\n',
]

test.each([1, 3, 1000])(
  'whole replies come out of pieces of %d bytes, and what is handed to a subscriber is known',
  size => {
    const heard: [string, boolean][] = []
    const hear = createReplies((reply, isPush) => heard.push([String(reply), isPush]))
    const bytes = Buffer.from(whole.join(''))
    for (let at = 0; at < bytes.length; at += size) hear(bytes.subarray(at, at + size))
    expect(heard.map(([reply]) => reply)).toEqual(whole)
    expect(heard.flatMap(([, isPush], at) => (isPush ? [at] : []))).toEqual([7, 8, 9])
  },
)
