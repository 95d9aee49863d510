import { type Html, html } from '../layout/html.ts'
import { type Drawing, tone } from './drawing.ts'

const wave = html`<path d="M74 150q6.5 -7 13 0t13 0t13 0t13 0M74 159q6.5 -7 13 0t13 0t13 0t13 0" fill="none" stroke="${tone.sea}" stroke-width="2.5" stroke-linecap="round"/><circle cx="100" cy="133" r="8" fill="${tone.ember}"/>`
const moon = html`<path d="M106 128A16 16 0 1 0 106 158A19 19 0 0 1 106 128Z" fill="#e7c877"/><circle cx="114" cy="134" r="1.8" fill="#e7c877"/><circle cx="119" cy="146" r="1.3" fill="#e7c877"/><circle cx="112" cy="152" r="1" fill="#e7c877"/>`

export const harbourBlend = bag(tone.chalk, '#cfc6b4', tone.chalkShade, wave)
export const nightWatch = bag('#2c4a5a', '#223b49', '#1e333f', moon)

export const fogLight = tin(
  '#54646b',
  '#434f56',
  html`<path d="M97 134H103L107 164H93Z" fill="${tone.chalk}"/><rect x="95" y="126" width="10" height="8" fill="#e7c877"/><path d="M94 126Q100 119 106 126Z" fill="${tone.chalk}"/><path d="M90 129L74 124M90 132L74 137M110 129L126 124M110 132L126 137" stroke="#e7c877" stroke-width="2" stroke-linecap="round"/>`,
)
export const firstFerry = tin(
  '#5f7f5a',
  '#4c6848',
  html`<path d="M76 150H124Q122 161 114 161H86Q78 161 76 150Z" fill="${tone.chalk}"/><path d="M88 149V140H110V149M96 140V132H102V140" fill="${tone.chalk}"/><path d="M74 167q6.5 -5 13 0t13 0t13 0t13 0" fill="none" stroke="${tone.chalk}" stroke-width="2" stroke-linecap="round"/><path d="M104 128Q112 122 120 127" stroke="${tone.chalk}" stroke-width="2" fill="none" stroke-linecap="round"/>`,
)
export const buckthorn = tin(
  '#d08a34',
  '#b37226',
  html`<path d="M84 166Q98 148 112 124" stroke="#3f5a3c" stroke-width="2.5" fill="none" stroke-linecap="round"/><path d="M92 156Q80 152 78 142Q90 144 92 156ZM100 144Q112 148 120 142Q110 134 100 144ZM106 134Q98 130 97 122Q107 124 106 134Z" fill="#3f5a3c"/><circle cx="96" cy="142" r="5" fill="#fbe3b4"/><circle cx="105" cy="154" r="5" fill="#fbe3b4"/><circle cx="114" cy="131" r="5" fill="#fbe3b4"/>`,
)
export const stoveCocoa = tin(
  '#7d4a38',
  '#653a2b',
  html`<path d="M84 142H116L113 162Q112 166 108 166H92Q88 166 87 162Z" fill="${tone.chalk}"/><path d="M116 146Q126 146 124 154Q122 159 114 158" fill="none" stroke="${tone.chalk}" stroke-width="3"/><path d="M93 136q-4 -5 0 -9t0 -8M104 136q-4 -5 0 -9t0 -8" fill="none" stroke="${tone.chalk}" stroke-width="2" stroke-linecap="round"/>`,
)

/** A folded coffee bag with a tie and a printed mark. */
function bag(paper: string, shade: string, fold: string, mark: Html): Drawing {
  return {
    topY: 58,
    foot: [52, 146],
    art: html`
      <path d="M60 78L140 78L147 184Q147 188 143 188L57 188Q53 188 53 184Z" fill="${paper}"/>
      <path d="M122 78L140 78L147 184Q147 188 143 188L122 188Q130 130 122 78Z" fill="${shade}"/>
      <path d="M64 82Q70 110 62 130M136 84Q132 100 138 116" stroke="#000" opacity=".1" stroke-width="2" fill="none"/>
      <path d="M60 58L140 58L141 80L59 80Z" fill="${fold}"/>
      <path d="M60 58L140 58L140.5 68L59.5 68Z" fill="${paper}"/>
      <path d="M54 74L146 74" stroke="${tone.ember}" stroke-width="4" stroke-linecap="round"/>
      <circle cx="100" cy="98" r="4" fill="none" stroke="#000" opacity=".2" stroke-width="1.5"/>
      ${mark}
      <path d="M82 174H118" stroke="#8a8172" stroke-width="2" stroke-linecap="round"/>`,
  }
}

/** A round tin with a pressed lid and a printed mark. */
function tin(body: string, shade: string, mark: Html): Drawing {
  return {
    topY: 88,
    foot: [64, 136],
    art: html`
      <rect x="64" y="104" width="72" height="84" rx="4" fill="${body}"/>
      <path d="M116 104H136V184Q136 188 132 188H116Z" fill="${shade}"/>
      <rect x="64" y="178" width="72" height="2" fill="#000" opacity=".15"/>
      <rect x="61" y="88" width="78" height="20" rx="4" fill="${body}"/>
      <path d="M116 88H135Q139 88 139 92V104Q139 108 135 108H116Z" fill="${shade}"/>
      <rect x="61" y="106" width="78" height="2.5" fill="#000" opacity=".22"/>
      <rect x="61" y="95" width="78" height="1.5" fill="#fff" opacity=".25"/>
      <path d="M70 114V174" stroke="#fff" stroke-width="3.5" stroke-linecap="round" opacity=".25"/>
      ${mark}`,
  }
}
