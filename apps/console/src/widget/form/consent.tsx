import { words } from '../words.ts'
import { useChoice } from './field.tsx'
import { Switch } from './switch.tsx'

export function Consent() {
  const { value = false, set } = useChoice('consent')
  return (
    <section>
      <h2>{words.consent}</h2>
      <Switch label={words.consentAsk} isOn={value} set={set}>
        {words.consentHelp}
        <code>Beckon('consent', true)</code>.
      </Switch>
    </section>
  )
}
