import { holesIn, longestText, type OwnText } from '@beckon/protocol'
import { Field } from '../form/field.tsx'
import { useSiteWidget } from '../site-widget.ts'
import { words } from '../words.ts'
import { textAt, write } from './own.ts'
import { examplesOf } from './plural.ts'

type Props = { name: string; language: string; dir: 'ltr' | 'rtl'; usual: OwnText; english: OwnText | undefined }

/** One text: what is usually said, and beside it what is said instead; for each plural form where there are several. */
export function Row(props: Props) {
  const { name, language, usual } = props
  const own = useSiteWidget().draft.appearance.value.texts?.[language]?.[name]
  const forms = typeof usual === 'string' ? [undefined] : formsOf(usual, language, own)
  return forms.map(form => <SlotRow key={form} form={form} {...props} />)
}

/** Words for all languages have the two forms of English, and those that are there already: other languages may have more. */
const formsOf = (usual: Readonly<Record<string, string>>, language: string, own: OwnText | undefined) =>
  language === '*'
    ? [...new Set([...(typeof own === 'object' ? Object.keys(own) : []), 'one', 'other'])]
    : Object.keys(usual)

function SlotRow({ name, form, language, dir, usual, english }: Props & { form: string | undefined }) {
  const { draft } = useSiteWidget()
  const slot = form === undefined ? { name } : { name, form }
  const { texts = {} } = draft.appearance.value
  const said = textAt(usual, slot)
  const inEnglish = english === undefined ? '' : textAt(english, slot) || textAt(english, { ...slot, form: 'other' })
  const own = textAt(texts[language]?.[name], slot)
  const place = ['texts', language, name, form].filter(Boolean).join('.')
  // What is said in all languages is what is usual in one that says nothing else.
  const withoutOwn = (language !== '*' && textAt(texts['*']?.[name], slot)) || said
  const holes = holesIn(said).join(', ')
  const numbers = form === undefined || form === 'other' ? '' : examplesOf(language === '*' ? 'en' : language, form)
  return (
    <li class="own-text">
      <Field
        place={place}
        label={
          <>
            <bdi lang={language === '*' ? 'en' : language}>{said}</bdi>
            {form !== undefined && <span class="help">{numbers ? words.formOf(numbers) : words.formElse}</span>}
            {inEnglish && inEnglish !== said && <span class="help">{inEnglish}</span>}
          </>
        }
        help={holes && (form === undefined || form === 'other' ? words.staysIn(holes) : words.mayStandIn(holes))}
      >
        {input => (
          <textarea
            {...input}
            // An empty field has no direction by what is in it, but its placeholder has that of the language.
            dir={own ? 'auto' : dir}
            lang={language === '*' ? undefined : language}
            rows={1}
            maxLength={longestText}
            placeholder={withoutOwn}
            value={own}
            onInput={event => {
              const text = event.currentTarget.value.replaceAll('\n', ' ')
              draft.change(appearance => write(appearance, language, slot, text))
            }}
          />
        )}
      </Field>
    </li>
  )
}
