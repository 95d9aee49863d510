import { limits } from '@beckon/protocol'
import { connect, newMessageId } from '../../../relay/src/gateway/test/client.ts'

type SignedIn = { relay: string; origin: string; cookie: string }

/** An operator who speaks the protocol writes as fast as it may. */
export async function writeAsOperator(
  { relay, origin, cookie }: SignedIn,
  conversation: string,
  texts: readonly string[],
): Promise<void> {
  const operator = await connect(`${relay}/v1/operator`, { origin, cookie })
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

/** Answers the cookie of the session. */
export async function signIn(relay: string, name: string, password: string): Promise<string> {
  const answer = await fetch(`${relay}/v1/operator/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: relay },
    body: JSON.stringify({ name, password }),
  })
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (answer.status !== 200 || !cookie) throw new Error(`${name} cannot sign in: ${answer.status}`)
  return cookie
}
