import { useEffect, useRef, useState } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { type Scene, stage } from './scene.ts'
import './style/stage.css'

/** While somebody types, the frame is not begun anew at every letter. */
const settlesAfterMs = 400

export type Look = 'light' | 'dark'
export type Width = 'wide' | 'phone'
type Props = { title: string; scene: Scene; look: Look; width: Width }

/** The site's own widget on an empty page. */
export function Stage({ title, scene, look, width }: Props) {
  const { clock } = useWorkplace().environment
  const frame = useRef<HTMLIFrameElement>(null)
  const text = JSON.stringify(scene)
  const [shown, setShown] = useState(text)
  useEffect(() => clock.after(settlesAfterMs, () => setShown(text)), [text])
  const key = `${look} ${width} ${shown}`
  useEffect(() => {
    if (frame.current) stage(frame.current, JSON.parse(shown), look === 'dark')
  }, [key])
  return (
    <div class={`stage ${look} ${width} ${sideOf(scene)}`}>
      <iframe key={key} ref={frame} title={title} />
    </div>
  )
}

/** A frame wider than the stage shows that side of the page where the launcher stands. */
function sideOf({ appearance, words = {} }: Scene): 'left' | 'right' {
  const isRightToLeft = 'dir' in words && words.dir === 'rtl'
  return (appearance.side === 'start') === isRightToLeft ? 'right' : 'left'
}
