import { Composer } from '../composer/composer.tsx'
import { useWorkplace } from '../desk/workplace.ts'
import { ThreadHead } from './head.tsx'
import { Log } from './log.tsx'
import { Nothing } from './nothing.tsx'

export function Thread() {
  const { view } = useWorkplace()
  const conversation = view.openId.value
  if (conversation === undefined) return <Nothing />
  return (
    <>
      <ThreadHead conversation={conversation} />
      <Log conversation={conversation} />
      <Composer key={conversation} conversation={conversation} />
    </>
  )
}
