import { words } from '../words.ts'
import { TemplateCards } from './cards.tsx'

export function Templates() {
  return (
    <section class="templates-page">
      <h2>{words.templates}</h2>
      <p class="help">{words.templatesHelp}</p>
      <TemplateCards />
    </section>
  )
}
