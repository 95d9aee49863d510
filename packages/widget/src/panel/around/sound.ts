import type { Widget } from '../../loader/widget.ts'

export type Sound = {
  isOn(): boolean
  toggle(): void
  /** What others have written; a tab that is looked at stays silent, and of the others one speaks. */
  heard(messageId: string): void
}

/** A short tone for what comes while nobody looks. Off until the visitor chooses it, on this device. */
type Kept = { get(key: string): string | null; set(key: string, value: string | null): void }

/** Where the browser keeps nothing there is no sound that could last, and none is made. */
const kept: Kept = {
  get(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key)
      else localStorage.setItem(key, value)
    } catch {}
  },
}

let sound: Sound | undefined

/** There is one widget on a page, and one sound. */
export const soundOf = (widget: Pick<Widget, 'site'>): Sound => (sound ??= createSound(widget))

export function createSound(
  { site }: Pick<Widget, 'site'>,
  keep: Kept = kept,
  ring: () => Promise<void> = createRing(),
): Sound {
  const chosenKey = `beckon:${site}:sound`
  const rungKey = `beckon:${site}:rung`
  const ringOnce = (messageId: string) => {
    if (keep.get(rungKey) === messageId) return
    keep.set(rungKey, messageId)
    ring().catch(() => {})
  }

  return {
    isOn: () => keep.get(chosenKey) !== null,
    toggle() {
      if (keep.get(chosenKey) !== null) return keep.set(chosenKey, null)
      keep.set(chosenKey, 'on')
      ring().catch(() => {})
    },
    heard(messageId) {
      if (document.visibilityState === 'visible' || keep.get(chosenKey) === null) return
      // Where tabs cannot agree, the note of the last one that rang is nearly as good.
      const { locks } = navigator
      if (locks) void locks.request(rungKey, () => ringOnce(messageId)).catch(() => {})
      else ringOnce(messageId)
    },
  }
}

/** Two sines that fade; made, not loaded, so that no policy has to allow it. */
function createRing(): () => Promise<void> {
  let context: AudioContext | undefined
  return async () => {
    context ??= new AudioContext()
    // A browser that was given no sign by the visitor on this page keeps silent, as it should.
    await context.resume()
    const { currentTime, destination } = context
    for (const [at, hertz] of [660, 880].entries()) {
      const tone = new OscillatorNode(context, { frequency: hertz })
      const volume = new GainNode(context, { gain: 0 })
      const start = currentTime + at * 0.12
      volume.gain.setValueAtTime(0.12, start)
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.25)
      tone.connect(volume).connect(destination)
      tone.start(start)
      tone.stop(start + 0.3)
    }
  }
}
