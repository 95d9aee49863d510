import { type Appearance, checkOwnText, type OwnText, shownAppearance } from '@beckon/protocol'
import { named } from '../draft/names.ts'
import type { Spoken } from '../keeper.ts'

/** What is said by the button and by invitations comes with the settings of the site. */
const saidFirst = ['open', 'close', 'dismiss', 'never']

/** The look as pages would get it, with what is only half written left out. */
export function appearanceOf(chosen: Appearance, dir: 'ltr' | 'rtl') {
  const { form = [], consent: _agreed, ...rest } = chosen
  const fields = named(form).filter(({ label }) => label.trim() !== '')
  return shownAppearance({ ...rest, form: fields }, dir)
}

/** The words as pages would get them; a text with something wrong is said as usual. */
export function wordsOf({ texts = {} }: Appearance, { lang, dir, path, spare, texts: usual }: Spoken) {
  const own: Record<string, OwnText> = {}
  for (const from of ['*', lang])
    for (const [name, text] of Object.entries(texts[from] ?? {})) {
      const known = usual[name]
      if (known !== undefined && checkOwnText('', text, known, from === '*').length === 0) own[name] = text
    }
  const first = saidFirst.flatMap(name => (usual[name] === undefined ? [] : [[name, usual[name]] as const]))
  return { lang, dir, path, spare, texts: { ...Object.fromEntries(first), ...own } }
}
