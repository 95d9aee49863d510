import { type Html, html } from '../layout/html.ts'

/** One thing that stands on a shelf, drawn in a square of 200 whose shelf is at `shelfY`. */
export interface Drawing {
  readonly art: Html
  /** The highest point of the thing, for the measure beside it. */
  readonly topY: number
  /** Left and right of what touches the shelf; nothing for what hangs. */
  readonly foot?: readonly [left: number, right: number]
}

export const shelfY = 188

/** Colours shared by all drawings, so that steel is one steel and wood one wood. */
export const tone = {
  steel: '#c5d0d1',
  steelShade: '#a3b2b4',
  steelLight: '#e9eff0',
  dark: '#44626b',
  darkShade: '#34505a',
  wood: '#c69763',
  woodShade: '#a97c4b',
  woodLight: '#dbb384',
  brass: '#d5a145',
  brassShade: '#b58431',
  glass: '#dfeaea',
  glassLine: '#9db3b5',
  coffee: '#5a3623',
  coffeeShade: '#472919',
  chalk: '#f0ece3',
  chalkShade: '#d8d2c4',
  sea: '#2f6f78',
  ember: '#bd5330',
  kraft: '#c9a57a',
  kraftShade: '#b28d62',
} as const

/** The drawing as an image; with a label it speaks for itself, without it stands beside its name and stays silent. */
export function picture(drawing: Drawing, label?: string): Html {
  return html`<svg class="drawing" viewBox="0 14 200 177" ${label === undefined ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`}>${shadow(drawing)}${drawing.art}</svg>`
}

/** The drawing as part of a larger scene, its foot at (x, y). */
export function placed(drawing: Drawing, x: number, y: number, scale: number): Html {
  return html`<g transform="translate(${x - 100 * scale} ${y - shelfY * scale}) scale(${scale})">${shadow(drawing)}${drawing.art}</g>`
}

function shadow({ foot }: Drawing): Html | false {
  if (!foot) return false
  const [left, right] = foot
  return html`<ellipse class="shadow" cx="${(left + right) / 2 + 4}" cy="${shelfY}" rx="${(right - left) / 2 + 5}" ry="3.5"/>`
}
