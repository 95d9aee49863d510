/**
 * A text as one unmasked WebSocket frame, to be written as Latin-1: header and words in one string go to the system at once, where two buffers have to be gathered, which
 * took half as long again. Undefined for what is not ASCII or too long for it, which is for `ws`.
 * https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
export function frameOf(text: string): string | undefined {
  const { length } = text
  if (length > mostShort || Buffer.byteLength(text) !== length) return undefined
  if (length <= mostTiny) return `${finalText}${String.fromCharCode(length)}${text}`
  return `${finalText}${String.fromCharCode(twoBytesFollow, length >> 8, length & 0xff)}${text}`
}

const finalText = '\x81'
/** The length stands in the second byte, or this does and the length in two more. */
const mostTiny = 125
const twoBytesFollow = 126
const mostShort = 0xffff
