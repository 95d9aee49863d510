import { cdp } from 'vitest/browser'

/** Lets the browser prefer what is given, as `prefers-color-scheme`, and nothing else. */
export async function emulate(preferred: Record<string, string>): Promise<void> {
  const features = Object.entries(preferred).map(([name, value]) => ({ name, value }))
  const session = cdp() as { send(method: string, params: object): Promise<unknown> }
  await session.send('Emulation.setEmulatedMedia', { features })
}
