import { html } from '../layout/html.ts'
import { type Drawing, tone } from './drawing.ts'

export const kettle: Drawing = {
  topY: 74,
  foot: [58, 144],
  art: html`
    <path d="M68 177C32 172 40 134 32 113C29 106 22 104 14 108L11 101C22 94 34 98 39 109C48 132 42 156 70 156Z" class="glaze"/>
    <path d="M68 177C32 172 40 134 32 113L36 112C44 136 38 166 68 170Z" fill="#000" opacity=".16"/>
    <path d="M134 116C164 102 182 122 172 152L166 168" fill="none" stroke="${tone.wood}" stroke-width="10" stroke-linecap="round"/>
    <path d="M138 118C162 108 174 122 168 148" fill="none" stroke="${tone.woodLight}" stroke-width="2.5" stroke-linecap="round"/>
    <path d="M64 188Q56 188 57 180L69 111Q71 100 82 100L121 100Q132 100 134 111L146 180Q147 188 139 188Z" class="glaze"/>
    <path d="M114 100L121 100Q132 100 134 111L146 180Q147 188 139 188L122 188Q128 150 114 100Z" fill="#000" opacity=".16"/>
    <path d="M80 114L72 166" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".38"/>
    <path d="M60 166L143.5 166" stroke="#fff" stroke-width="1.5" opacity=".25"/>
    <path d="M78 101Q84 88 101 88Q119 88 125 101Z" class="glaze"/>
    <path d="M108 88.5Q120 90 125 101L112 101Q112 94 108 88.5Z" fill="#000" opacity=".16"/>
    <rect x="74" y="99" width="55" height="4" rx="2" fill="${tone.steel}"/>
    <path d="M97 88L98 83L105 83L106 88Z" fill="${tone.brassShade}"/>
    <circle cx="101.5" cy="80" r="6.5" fill="${tone.brass}"/>
    <circle cx="99.5" cy="78" r="1.8" fill="#fff" opacity=".6"/>`,
}

export const pourOver: Drawing = {
  topY: 44,
  foot: [62, 140],
  art: html`
    <path d="M66 58L70 45Q100 38 130 45L134 58Z" fill="#efe3cb"/>
    <path d="M118 42L130 45L134 58L116 58Z" fill="#d9c9aa"/>
    <path d="M142 72C168 68 168 104 126 104" fill="none" stroke="${tone.chalkShade}" stroke-width="7" stroke-linecap="round"/>
    <path d="M60 64L140 64L114 114L86 114Z" fill="${tone.chalk}"/>
    <path d="M120 64L140 64L114 114L104 114Z" fill="${tone.chalkShade}"/>
    <path d="M76 68L92 112M92 68L97 112M108 68L103 112" stroke="${tone.chalkShade}" stroke-width="2" fill="none"/>
    <rect x="54" y="57" width="92" height="9" rx="4.5" fill="${tone.chalk}"/>
    <path d="M122 57L141.5 57Q146 57 146 61.5Q146 66 141.5 66L120 66Z" fill="${tone.chalkShade}"/>
    <rect x="70" y="113" width="60" height="8" rx="4" fill="${tone.chalk}"/>
    <rect x="112" y="113" width="18" height="8" rx="4" fill="${tone.chalkShade}"/>
    <path d="M82 120L118 120L120 136Q142 152 142 174Q142 188 128 188L72 188Q58 188 58 174Q58 152 80 136Z" fill="${tone.glass}"/>
    <path d="M59.5 166Q58 188 72 188L128 188Q142 188 140.5 166Q120 162 100 166Q80 170 59.5 166Z" fill="${tone.coffee}"/>
    <path d="M120 163.5Q132 163.5 140.5 166Q142 188 128 188L112 188Q122 178 120 163.5Z" fill="${tone.coffeeShade}"/>
    <path d="M82 120L118 120L120 136Q142 152 142 174Q142 188 128 188L72 188Q58 188 58 174Q58 152 80 136Z" fill="none" stroke="${tone.glassLine}" stroke-width="1.5"/>
    <rect x="79" y="125" width="42" height="13" rx="3" fill="${tone.wood}"/>
    <rect x="110" y="125" width="11" height="13" rx="3" fill="${tone.woodShade}"/>
    <path d="M98 138L98 150" stroke="${tone.woodShade}" stroke-width="2"/><circle cx="98" cy="151" r="2.5" fill="${tone.ember}"/>
    <path d="M72 152Q66 160 66 170" stroke="#fff" stroke-width="4" fill="none" stroke-linecap="round" opacity=".7"/>`,
}

export const grinder: Drawing = {
  topY: 42,
  foot: [74, 124],
  art: html`
    <path d="M97 78L97 64Q97 60 101 59.5L154 52" fill="none" stroke="${tone.steelShade}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
    <path d="M101 58L154 50.5" fill="none" stroke="${tone.steelLight}" stroke-width="1.5" stroke-linecap="round"/>
    <rect x="147" y="34" width="18" height="20" rx="8" fill="#7a4e34"/>
    <path d="M151 39L151 47" stroke="#a9775a" stroke-width="2.5" stroke-linecap="round"/>
    <rect x="76" y="76" width="48" height="14" rx="5" fill="${tone.steel}"/>
    <rect x="108" y="76" width="16" height="14" rx="5" fill="${tone.steelShade}"/>
    <rect x="72" y="88" width="56" height="56" rx="4" fill="${tone.dark}"/>
    <rect x="108" y="88" width="20" height="56" rx="4" fill="${tone.darkShade}"/>
    <rect x="78" y="93" width="4" height="46" rx="2" fill="#fff" opacity=".28"/>
    <path d="M72 128H128M72 132H128M72 136H128" stroke="#000" opacity=".22" stroke-width="1.5"/>
    <rect x="72" y="142" width="56" height="7" rx="2" fill="${tone.brass}"/>
    <rect x="108" y="142" width="20" height="7" rx="2" fill="${tone.brassShade}"/>
    <path d="M75 149L125 149L124 182Q124 188 118 188L82 188Q76 188 76 182Z" fill="${tone.glass}"/>
    <path d="M76 170Q88 162 100 167Q112 172 124.3 166L124 182Q124 188 118 188L82 188Q76 188 76 182Z" fill="${tone.coffee}"/>
    <path d="M112 169.5Q118 169.5 124.3 166L124 182Q124 188 118 188L108 188Q113 180 112 169.5Z" fill="${tone.coffeeShade}"/>
    <path d="M75 149L125 149L124 182Q124 188 118 188L82 188Q76 188 76 182Z" fill="none" stroke="${tone.glassLine}" stroke-width="1.5"/>
    <path d="M81 154L81.5 164" stroke="#fff" stroke-width="3.5" stroke-linecap="round" opacity=".8"/>
    <circle cx="95" cy="112" r="9" fill="none" stroke="${tone.brass}" stroke-width="1.5"/>
    <path d="M95 106L95 118M90 111L100 111M89 114Q95 121 101 114" fill="none" stroke="${tone.brass}" stroke-width="1.5"/>`,
}

export const frenchPress: Drawing = {
  topY: 36,
  foot: [58, 140],
  art: html`
    <path d="M136 92L152 92Q166 92 166 106L166 156Q166 170 152 170L136 170" fill="none" stroke="${tone.wood}" stroke-width="10"/>
    <path d="M140 90L152 90Q163 91 164 104L164 150" fill="none" stroke="${tone.woodLight}" stroke-width="2"/>
    <rect x="97" y="46" width="5" height="62" fill="${tone.steelShade}"/>
    <path d="M62 84L138 84L138 176Q138 182 132 182L68 182Q62 182 62 176Z" fill="${tone.glass}"/>
    <path d="M62 112L138 112L138 176Q138 182 132 182L68 182Q62 182 62 176Z" fill="${tone.coffee}"/>
    <path d="M116 112L138 112L138 176Q138 182 132 182L116 182Z" fill="${tone.coffeeShade}"/>
    <path d="M62 112H138" stroke="#8a5d3d" stroke-width="4"/>
    <rect x="97" y="84" width="5" height="22" fill="${tone.steelShade}"/>
    <rect x="64" y="103" width="72" height="6" rx="3" fill="${tone.steel}"/>
    <path d="M70 92L70 150" stroke="#fff" stroke-width="4.5" stroke-linecap="round" opacity=".55"/>
    <path d="M60 84L46 78Q50 88 62 98Z" fill="${tone.steel}"/>
    <path d="M60 86Q58 66 80 62L120 62Q142 66 140 86Z" fill="${tone.steel}"/>
    <path d="M116 62L120 62Q142 66 140 86L118 86Q124 74 116 62Z" fill="${tone.steelShade}"/>
    <path d="M70 80Q70 70 82 67" stroke="#fff" stroke-width="3" fill="none" stroke-linecap="round" opacity=".8"/>
    <rect x="94" y="54" width="11" height="9" rx="2" fill="${tone.steelShade}"/>
    <circle cx="99.5" cy="45" r="9.5" fill="${tone.wood}"/><path d="M94 43Q95 39 99 38" stroke="${tone.woodLight}" stroke-width="2.5" fill="none" stroke-linecap="round"/>
    <rect x="59" y="146" width="82" height="6" fill="${tone.steel}"/><rect x="116" y="146" width="25" height="6" fill="${tone.steelShade}"/>
    <rect x="59" y="90" width="82" height="5" fill="${tone.steel}"/><rect x="116" y="90" width="25" height="5" fill="${tone.steelShade}"/>
    <rect x="58" y="178" width="84" height="10" rx="4" fill="${tone.steel}"/><rect x="114" y="178" width="28" height="10" rx="4" fill="${tone.steelShade}"/>`,
}

export const scale: Drawing = {
  topY: 166,
  foot: [30, 168],
  art: html`
    <path d="M78 100L122 100L118 160Q118 164 113 164L87 164Q82 164 82 160Z" fill="${tone.glass}"/>
    <path d="M79.8 128L120.2 128L118 160Q118 164 113 164L87 164Q82 164 82 160Z" fill="${tone.coffee}"/>
    <path d="M110 128L120.2 128L118 160Q118 164 113 164L106 164Q112 150 110 128Z" fill="${tone.coffeeShade}"/>
    <path d="M79.8 128Q100 123 120.2 128" stroke="#9a6a45" stroke-width="3" fill="none"/>
    <path d="M78 100L122 100L118 160Q118 164 113 164L87 164Q82 164 82 160Z" fill="none" stroke="${tone.glassLine}" stroke-width="1.5"/>
    <path d="M84 106L86 122" stroke="#fff" stroke-width="3.5" stroke-linecap="round" opacity=".9"/>
    <rect x="36" y="163" width="128" height="6" rx="3" fill="${tone.steelLight}"/>
    <rect x="36" y="166" width="128" height="4" rx="2" fill="${tone.steelShade}"/>
    <path d="M32 170L168 170L168 180Q168 186 162 186L38 186Q32 186 32 180Z" fill="${tone.dark}"/>
    <path d="M132 170L168 170L168 180Q168 186 162 186L126 186Q132 180 132 170Z" fill="${tone.darkShade}"/>
    <rect x="84" y="173" width="36" height="10" rx="2" fill="#cfe6d6"/>
    <path d="M94 175.5V180.5M98 175.5H101.5V178H98V180.5H101.5M106 175.5V178H109.5M109.5 175.5V180.5" stroke="${tone.darkShade}" stroke-width="1.3" fill="none"/>
    <circle cx="104" cy="180.5" r=".8" fill="${tone.darkShade}"/>
    <circle cx="48" cy="178" r="3" fill="${tone.steelShade}"/><circle cx="60" cy="178" r="3" fill="${tone.brass}"/>
    <rect x="42" y="186" width="14" height="2.5" fill="#1c2a2e"/><rect x="144" y="186" width="14" height="2.5" fill="#1c2a2e"/>`,
}

export const filters: Drawing = {
  topY: 78,
  foot: [46, 152],
  art: html`
    <path d="M58 122L66 90Q104 66 142 92L144 122Z" fill="#dfcba6"/>
    <path d="M54 122L62 86Q98 62 136 88L142 122Z" fill="#ead9b8"/>
    <path d="M56 122L58 84Q94 60 130 84L138 122Z" fill="#f3e7cc"/>
    <path d="M62 84Q94 66 127 86" stroke="#cdb88f" stroke-width="1.5" fill="none" stroke-dasharray="3 3"/>
    <path d="M48 112L152 112L152 186Q152 188 150 188L50 188Q48 188 48 186Z" fill="${tone.kraft}"/>
    <path d="M128 112L152 112L152 186Q152 188 150 188L128 188Z" fill="${tone.kraftShade}"/>
    <path d="M48 112H82Q88 126 100 126Q112 126 118 112H152" fill="none" stroke="${tone.kraftShade}" stroke-width="1.5"/>
    <path d="M82 112Q88 126 100 126Q112 126 118 112Z" fill="#ead9b8"/>
    <rect x="62" y="138" width="54" height="36" fill="${tone.chalk}"/>
    <path d="M80 146L98 146L92 160L86 160Z" fill="none" stroke="${tone.sea}" stroke-width="2" stroke-linejoin="round"/>
    <path d="M74 167H104" stroke="${tone.sea}" stroke-width="2"/>`,
}
