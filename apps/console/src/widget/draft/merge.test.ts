import { expect, test } from 'vitest'
import { merge, type Side } from './merge.ts'

const clashing = (before: object, mine: object, theirs: object, side: Side = 'mine') => {
  const places: string[] = []
  const merged = merge(before, mine, theirs, place => {
    places.push(place)
    return side
  })
  return { merged, places }
}

test('what only one has changed is taken from there, also within a language', () => {
  const before = { accent: '#111111', texts: { de: { hello: 'Moin', send: 'Los' } } }
  const mine = { accent: '#222222', texts: { de: { hello: 'Tach', send: 'Los' } } }
  const theirs = { side: 'left', texts: { de: { hello: 'Moin', send: 'Ab' }, fr: { send: 'Va' } } }
  expect(clashing(before, mine, { accent: '#111111', ...theirs })).toEqual({
    merged: { accent: '#222222', side: 'left', texts: { de: { hello: 'Tach', send: 'Ab' }, fr: { send: 'Va' } } },
    places: [],
  })
})

test('what both have changed is taken as it is chosen, and the same change of both is none', () => {
  const before = { accent: '#111111', theme: 'light', texts: { de: { open: { one: 'a', other: 'b' } } } }
  const mine = { accent: '#222222', theme: 'dark', texts: { de: { open: { one: 'c', other: 'b' } } } }
  const theirs = { accent: '#333333', theme: 'dark', texts: { de: { open: { one: 'd', other: 'e' } } } }
  const places = ['accent', 'texts.de.open.one']
  const taken = (accent: string, one: string) => ({
    accent,
    theme: 'dark',
    texts: { de: { open: { one, other: 'e' } } },
  })
  expect(clashing(before, mine, theirs)).toEqual({ merged: taken('#222222', 'c'), places })
  expect(clashing(before, mine, theirs, 'theirs')).toEqual({ merged: taken('#333333', 'd'), places })
})

test('what one has removed and the other changed is a clash, and nothing empty is left of it', () => {
  const before = { form: [{ name: 'a' }], texts: { de: { hello: 'Moin', open: { one: 'a' } } } }
  const mine = { form: [{ name: 'b' }], texts: { de: { hello: 'Tach', open: { one: 'b' } } } }
  const places = ['form', 'texts.de.hello', 'texts.de.open.one']
  expect(clashing(before, mine, {}, 'theirs')).toEqual({ merged: {}, places })
  expect(clashing(before, mine, {})).toEqual({ merged: mine, places })
})
