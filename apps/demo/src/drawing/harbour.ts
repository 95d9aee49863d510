import { html } from '../layout/html.ts'
import { placed } from './drawing.ts'
import { drawings } from './drawings.ts'

/** The window over the counter: morning in the light theme, night in the dark one. Colours come from the style sheet. */
export const harbourWindow = html`<svg class="scene" viewBox="0 0 1280 560" preserveAspectRatio="xMaxYMax slice" role="img" aria-label="A kitchen counter with a kettle, a pour-over and a mug, below a window on a small harbour with a lighthouse.">
  <defs><linearGradient id="beam"><stop offset="0" stop-color="#f6dfa0" stop-opacity="0"/><stop offset="1" stop-color="#f6dfa0" stop-opacity=".5"/></linearGradient><linearGradient id="glow" x2="0" y2="1"><stop offset="0" stop-color="#f6dfa0" stop-opacity=".2"/><stop offset="1" stop-color="#f6dfa0" stop-opacity="0"/></linearGradient></defs>
  <rect class="s-wall" width="1280" height="560"/>
  <svg x="706" y="62" width="508" height="318" viewBox="0 0 508 318" preserveAspectRatio="none">
    <rect class="s-sky" width="508" height="318"/>
    <rect class="s-sky-low" y="110" width="508" height="90"/>
    <g class="s-stars"><circle cx="40" cy="40" r="1.5"/><circle cx="96" cy="84" r="1.2"/><circle cx="210" cy="30" r="1.6"/><circle cx="286" cy="74" r="1.2"/><circle cx="330" cy="24" r="1.4"/><circle cx="470" cy="30" r="1.3"/><circle cx="180" cy="96" r="1"/></g>
    <circle class="s-sun" cx="196" cy="118" r="34"/>
    <path class="s-hill-far" d="M0 168Q60 132 130 150Q210 170 280 146Q350 124 420 146Q470 158 508 144V200H0Z"/>
    <path class="s-beam" fill="url(#beam)" d="M424 92L-10 22L-10 112Z"/>
    <rect class="s-sea" y="192" width="508" height="126"/>
    <path class="s-glint" d="M166 200H226M150 212H214M180 224H246M160 238H206M190 252H232"/>
    <path class="s-wave" d="M20 232q8 -5 16 0t16 0M300 226q8 -5 16 0t16 0M350 268q9 -6 18 0t18 0M70 280q9 -6 18 0t18 0M430 244q8 -5 16 0t16 0"/>
    <path class="s-rock" d="M380 200Q392 168 424 164Q470 160 508 180V206H380Z"/>
    <path class="s-tower" d="M416 100H434L440 166H410Z"/><path class="s-tower-band" d="M414.2 120H435.8L437.4 138H412.6Z"/>
    <rect class="s-lamp" x="417" y="86" width="16" height="14"/><path class="s-roof" d="M413 86Q425 72 437 86Z"/><rect class="s-roof" x="412" y="99" width="26" height="3"/>
    <path class="s-house-a" d="M448 148H476V170H448Z"/><path class="s-roof" d="M444 149L462 136L480 149Z"/><rect class="s-pane" x="457" y="154" width="7" height="8"/>
    <path class="s-house-a" d="M0 136H34V196H0Z"/><path class="s-roof" d="M-4 138L17 116L38 138Z"/><rect class="s-pane" x="6" y="146" width="8" height="11"/><rect class="s-pane" x="20" y="146" width="8" height="11"/><rect class="s-pane" x="6" y="166" width="8" height="11"/>
    <path class="s-house-b" d="M34 150H66V196H34Z"/><path class="s-roof" d="M31 152L50 132L69 152Z"/><rect class="s-pane" x="41" y="158" width="7" height="10"/><rect class="s-pane" x="53" y="158" width="7" height="10"/>
    <path class="s-house-c" d="M66 142H92V196H66Z"/><path class="s-roof" d="M63 144L79 124L95 144Z"/><rect class="s-pane" x="75" y="152" width="8" height="11"/><rect class="s-pane" x="75" y="172" width="8" height="11"/>
    <path class="s-house-a" d="M92 156H118V196H92Z"/><path class="s-roof" d="M89 158L105 142L121 158Z"/><rect class="s-pane" x="101" y="164" width="8" height="10"/>
    <path class="s-quay" d="M0 192H132L126 206H0Z"/>
    <path class="s-hull" d="M268 236H350Q344 254 330 254H288Q274 254 268 236Z"/><path class="s-mast" d="M306 236V156"/><path class="s-sail" d="M309 160Q346 196 344 230H309Z"/><path class="s-sail-b" d="M303 172Q280 204 274 230H303Z"/>
    <path class="s-hull-b" d="M150 262H206Q202 276 192 276H162Q154 276 150 262Z"/><path class="s-house-b" d="M166 248H188V262H166Z"/><path class="s-mast" d="M194 262V240"/>
    <path class="s-gull" d="M90 70q7 -8 13 0q6 -8 13 0M250 58q6 -7 11 0q5 -7 11 0M128 50q5 -6 9 0q4 -6 9 0"/>
  </svg>
  <path class="s-frame" d="M700 56H1220V386H700ZM706 62V380H957V62ZM963 62V380H1214V62Z" fill-rule="evenodd"/>
  <path class="s-frame-line" d="M700 56H1220V386H700ZM957 62V380M963 62V380"/>
  <path class="s-frame" d="M706 166H957V171H706ZM963 166H1214V171H963Z"/>
  <rect class="s-sill" x="684" y="384" width="552" height="14" rx="3"/><rect class="s-sill-shade" x="684" y="394" width="552" height="6" rx="3"/>
  <path class="s-glow" fill="url(#glow)" d="M588 132L470 500H772L656 132Z"/>
  <g transform="translate(-18)"><path class="s-cord" d="M640 0V92"/><path class="s-shade" d="M628 92H652L676 132H604Z"/><path class="s-shade-dark" d="M646 92H652L676 132H656Z"/><ellipse class="s-bulb" cx="640" cy="133" rx="22" ry="6"/></g>
  <rect class="s-counter" y="500" width="1280" height="60"/><rect class="s-counter-edge" y="500" width="1280" height="8"/><rect class="s-counter-shade" y="540" width="1280" height="20"/>
  ${placed(drawings['harbour-blend'], 664, 504, 1.02)}
  ${placed(drawings.kettle, 836, 505, 1.3)}
  ${placed(drawings['pour-over'], 1006, 506, 1.16)}
  ${placed(drawings.mug, 1102, 508, 0.86)}
  ${placed(drawings.grinder, 1188, 504, 0.98)}
</svg>`

/** The sign of the shop: a flame behind two waves. */
export const sign = html`<svg class="sign" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="19" class="sign-ground"/><path class="sign-flame" d="M20 7Q28 14 27 21Q26 27 20 27Q14 27 13 21Q13 17 16 14Q17 18 19 18Q21 13 20 7Z"/><path class="sign-wave" d="M6 27q3.5 -4 7 0t7 0t7 0t7 0M10 32.5q3.3 -3.5 6.6 0t6.6 0t6.6 0"/></svg>`
