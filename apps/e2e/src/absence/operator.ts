import { limits } from '@beckon/protocol'
import { connect, newMessageId } from '../../../relay/src/gateway/test/client.ts'

/** An operator who speaks the protocol and writes as fast as it may. `cookie` is that of the session. */
export async function writeAsOperator(relay: string, cookie: string, conversation: string, texts: readonly string[]) {
  const operator = await connect(`${relay}/v1/operator`, { origin: relay, cookie })
  await operator.ask({ type: 'hello' })
  const say = async (text: string) => {
    const answer = await operator.ask({ type: 'send', conversation, messageId: newMessageId(), text })
    if (answer.type !== 'ack') throw new Error(`not stored: ${JSON.stringify(answer)}`)
  }
  // Within these bounds they are stored in the order they were sent.
  for (let at = 0; at < texts.length; at += limits.maxOutstandingSends) {
    await Promise.all(texts.slice(at, at + limits.maxOutstandingSends).map(say))
  }
  operator.close()
}
