import type { Appearance } from '@beckon/protocol'

/** What is as usual is absent, so that the same choice is the same JSON. */
export function tidy({ rating, consent, form, texts, ...rest }: Appearance): Appearance {
  const own = Object.entries(texts ?? {}).filter(([, of]) => Object.keys(of).length > 0)
  const chosen = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
  return {
    ...Object.fromEntries(chosen),
    ...(form && form.length > 0 && { form }),
    ...(rating === false && { rating }),
    ...(consent && { consent }),
    ...(own.length > 0 && { texts: Object.fromEntries(own) }),
  }
}
