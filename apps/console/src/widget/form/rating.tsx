import { words } from '../words.ts'
import { useChoice } from './field.tsx'
import { Switch } from './switch.tsx'

export function Rating() {
  const { value = true, set } = useChoice('rating')
  return (
    <section>
      <h2>{words.rating}</h2>
      <Switch label={words.ratingAsk} isOn={value} set={set} />
    </section>
  )
}
