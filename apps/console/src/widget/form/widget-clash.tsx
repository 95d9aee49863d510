import type { Appearance, OwnText } from '@beckon/protocol'
import { Clash, type Difference } from '../../part/clash.tsx'
import { calm } from '../../text/calm.ts'
import { languageWords } from '../../text/language.ts'
import { type SiteWidget, useSiteWidget } from '../site-widget.ts'
import { examplesOf } from '../texts/plural.ts'
import { words } from '../words.ts'

/** Two have chosen otherwise: what differs, field by field. */
export function WidgetClash() {
  const widget = useSiteWidget()
  const clash = widget.draft.clash.value
  if (!clash) return null
  const { appearance: theirs, by } = clash.theirs
  const mine = widget.draft.appearance.value
  return (
    <Clash
      title={words.clashTitle(by && calm(by))}
      help={words.clashHelp}
      differences={clash.places.map(place => differenceAt(place, mine, theirs, widget))}
      keepMine={() => void widget.settle('mine')}
      takeTheirs={() => void widget.settle('theirs')}
    />
  )
}

function differenceAt(place: string, mine: Appearance, theirs: Appearance, widget: SiteWidget): Difference {
  const [field = '', language, name, form] = place.split('.')
  if (language === undefined || name === undefined) {
    const [a, b] = [mine, theirs].map(each => valueWords(field, each))
    return { name: place, label: labels[field] ?? field, mine: a ?? '', theirs: b ?? '' }
  }
  const said = ({ texts }: Appearance) => textWords(texts?.[language]?.[name], form)
  const label = <TextLabel language={language} name={name} form={form} widget={widget} />
  return { name: place, label, mine: said(mine), theirs: said(theirs) }
}

const labels: Readonly<Record<string, string>> = {
  accent: words.accent,
  side: words.side,
  theme: words.theme,
  away: words.absence,
  consent: words.consentAsk,
  form: words.form,
  rating: words.ratingAsk,
  language: words.speaks,
}

/** As the form says it; what is as usual is absent from the choice, and not from its words. */
function valueWords(field: string, { accent, side, theme, away, consent, form, rating, language }: Appearance): string {
  if (field === 'accent') return accent ?? words.usualAccent
  if (field === 'side') return words.sides[side === 'left' || side === 'right' ? side : 'end']
  if (field === 'theme') return words.themes[theme ?? 'device']
  if (field === 'away') return words.absences[away ?? 'show']
  if (field === 'consent') return consent ? words.yes : words.no
  if (field === 'rating') return rating === false ? words.no : words.yes
  if (field === 'language') return language === undefined ? words.eachOwn : languageWords(language)
  return (form ?? []).map(fieldWords).join('\n')
}

const fieldWords = ({ label, kind, required, when }: NonNullable<Appearance['form']>[number]) =>
  [label, words.kinds[kind], required && words.required, when === 'away' && words.onlyAway].filter(Boolean).join(' · ')

/** A text whose forms are others altogether is told with all of them. */
function textWords(text: OwnText | undefined, form: string | undefined): string {
  if (typeof text !== 'object') return text ?? ''
  return form === undefined ? Object.values(text).join('\n') : (text[form] ?? '')
}

type TextLabelProps = { language: string; name: string; form: string | undefined; widget: SiteWidget }

/** What is usually said there, in which language and for which numbers. */
function TextLabel({ language, name, form = 'other', widget: { spoken } }: TextLabelProps) {
  const from = language === '*' ? 'en' : language
  const told = spoken(from)
  const usual = typeof told === 'object' ? told.texts[name] : undefined
  const numbers = form === 'other' ? '' : examplesOf(from, form)
  return (
    <>
      <bdi lang={from}>{textWords(usual, form) || name}</bdi>
      {numbers && `, ${words.formOf(numbers)}`}
      {` (${language === '*' ? words.allLanguages : languageWords(language)})`}
    </>
  )
}
