import { html } from '../layout/html.ts'
import { type Drawing, tone } from './drawing.ts'

export const mug: Drawing = {
  topY: 106,
  foot: [68, 130],
  art: html`
    <path d="M130 124C166 118 166 172 126 168" fill="none" class="glaze-line" stroke-width="10"/>
    <path d="M134 122C156 120 160 150 146 162" fill="none" stroke="#fff" opacity=".25" stroke-width="2"/>
    <path d="M60 108Q60 106 62 106L136 106Q138 106 138 108L134 176Q133 188 122 188L76 188Q65 188 64 176Z" fill="#d9c2a3"/>
    <path d="M60 108Q60 106 62 106L136 106Q138 106 138 108L135 158Q124 166 112 160Q100 155 88 162Q76 168 63 160Z" class="glaze"/>
    <path d="M116 106L136 106Q138 106 138 108L134 176Q133 188 122 188L110 188Q122 150 116 106Z" fill="#000" opacity=".15"/>
    <path d="M70 114L72 150" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".4"/>
    <path d="M61 109H137" stroke="#000" opacity=".14" stroke-width="2"/>`,
}

export const cups: Drawing = {
  topY: 94,
  foot: [70, 130],
  art: html`
    <path d="M68 143L132 143L128 180Q127 188 119 188L81 188Q73 188 72 180Z" fill="${tone.chalk}"/>
    <path d="M112 143L132 143L128 180Q127 188 119 188L106 188Q116 168 112 143Z" fill="${tone.chalkShade}"/>
    <path d="M68 143L132 143L131 153Q116 159 100 154Q84 149 69.3 155Z" fill="${tone.ember}"/>
    <path d="M112 143L132 143L131 153Q122 156.5 113 156.5Z" fill="#000" opacity=".16"/>
    <path d="M70 95L134 95L130 132Q129 141 121 141L83 141Q75 141 74 132Z" fill="${tone.chalk}"/>
    <path d="M114 95L134 95L130 132Q129 141 121 141L108 141Q118 122 114 95Z" fill="${tone.chalkShade}"/>
    <path d="M70 95L134 95L132.8 107Q118 101 102 106Q86 111 71.3 105Z" fill="${tone.sea}"/>
    <path d="M114 95L134 95L132.8 107Q124 103.5 114.5 103.5Z" fill="#000" opacity=".16"/>
    <path d="M80 112L81.5 130M78 160L79.5 176" stroke="#fff" stroke-width="4" stroke-linecap="round"/>`,
}

export const teapot: Drawing = {
  topY: 58,
  foot: [70, 130],
  art: html`
    <path d="M62 118C54 44 146 44 138 118" fill="none" stroke="${tone.wood}" stroke-width="8"/>
    <path d="M66 104C66 62 108 58 124 72" fill="none" stroke="${tone.woodLight}" stroke-width="2" stroke-linecap="round"/>
    <path d="M80 69L84 76M99 60L99 68M119 68L115 75" stroke="${tone.woodShade}" stroke-width="2"/>
    <path d="M58 164C34 160 38 132 20 118L31 111C50 122 50 138 64 140Z" fill="#3d5f63"/>
    <path d="M58 164C34 160 38 132 20 118L24 116C44 130 42 152 60 154Z" fill="#000" opacity=".16"/>
    <path d="M52 148C52 118 74 108 100 108C126 108 148 118 148 148C148 172 134 188 120 188L80 188C66 188 52 172 52 148Z" fill="#3d5f63"/>
    <path d="M116 110C136 114 148 126 148 148C148 172 134 188 120 188L104 188C130 168 132 136 116 110Z" fill="#000" opacity=".17"/>
    <path d="M66 146Q66 128 80 121" stroke="#fff" stroke-width="5" stroke-linecap="round" fill="none" opacity=".35"/>
    <path d="M74 112Q80 98 100 98Q120 98 126 112Q100 118 74 112Z" fill="#4c7377"/>
    <path d="M110 99Q122 102 126 112Q120 113.5 112 114.3Q114 106 110 99Z" fill="#000" opacity=".17"/>
    <rect x="96" y="92" width="8" height="7" fill="#3d5f63"/><ellipse cx="100" cy="90" rx="8" ry="5" fill="#4c7377"/>
    <circle cx="62" cy="118" r="5" fill="#2f4c50"/><circle cx="138" cy="118" r="5" fill="#2f4c50"/>`,
}

export const tray: Drawing = {
  topY: 90,
  foot: [14, 186],
  art: html`
    <rect x="12" y="88" width="176" height="100" rx="16" fill="${tone.woodShade}"/>
    <rect x="12" y="86" width="176" height="99" rx="16" fill="${tone.wood}"/>
    <rect x="22" y="95" width="156" height="81" rx="10" fill="${tone.woodShade}"/>
    <rect x="24" y="99" width="152" height="77" rx="9" fill="${tone.woodLight}"/>
    <path d="M26 116Q80 108 174 118M25 132Q70 126 110 133T175 134M26 150Q90 158 174 148M30 165Q80 160 130 167T172 163" fill="none" stroke="${tone.wood}" stroke-width="2" opacity=".75"/>
    <path d="M92 136q14 -9 28 0q-14 8 -28 0Z" fill="none" stroke="${tone.wood}" stroke-width="2" opacity=".8"/>
    <rect x="30" y="120" width="11" height="34" rx="5.5" fill="#6f4f2e"/><rect x="159" y="120" width="11" height="34" rx="5.5" fill="#6f4f2e"/>
    <path d="M28 90H170" stroke="#fff" opacity=".35" stroke-width="2" stroke-linecap="round"/>`,
}

export const scoop: Drawing = {
  topY: 34,
  art: html`
    <rect x="92" y="34" width="16" height="12" rx="3" fill="${tone.woodShade}"/><circle cx="100" cy="40" r="4" fill="${tone.woodLight}"/>
    <path d="M108 60Q112 130 116 160" stroke="#000" opacity=".1" stroke-width="8" fill="none" stroke-linecap="round"/>
    <path d="M97 42Q92 34 100 33Q109 34 105 44L104.5 118L95.5 118Z" fill="${tone.brass}"/>
    <path d="M101 40L105 44L104.5 118L100.5 118Z" fill="${tone.brassShade}"/>
    <circle cx="100.5" cy="40" r="2.6" fill="${tone.woodLight}"/>
    <path d="M76 122Q74 116 80 115L120 115Q126 116 124 122L121 146Q117 164 100 164Q83 164 79 146Z" fill="${tone.brass}"/>
    <path d="M110 115L120 115Q126 116 124 122L121 146Q117 164 100 164Q114 146 110 115Z" fill="${tone.brassShade}"/>
    <ellipse cx="100" cy="119" rx="23" ry="5" fill="${tone.brassShade}"/><ellipse cx="100" cy="120" rx="20" ry="3.5" fill="#8d6422"/>
    <path d="M84 130Q84 148 92 155" stroke="#fff" stroke-width="4" opacity=".5" fill="none" stroke-linecap="round"/>
    <path d="M90 141H104" stroke="#8d6422" stroke-width="1.5"/>`,
}

export const cloth: Drawing = {
  topY: 36,
  art: html`
    <rect x="92" y="30" width="16" height="12" rx="3" fill="${tone.woodShade}"/>
    <path d="M100 36Q92 44 96 54L104 54Q108 44 100 36Z" fill="none" stroke="${tone.ember}" stroke-width="3"/>
    <circle cx="100" cy="36" r="4" fill="${tone.woodLight}"/>
    <path d="M74 62Q84 50 100 50Q116 50 126 62Q130 110 134 172Q124 178 116 171Q108 178 100 172Q90 178 82 171Q74 177 66 171Q70 110 74 62Z" fill="${tone.chalk}"/>
    <path d="M112 52Q120 54 126 62Q130 110 134 172Q124 178 116 171Q118 110 112 52Z" fill="${tone.chalkShade}"/>
    <path d="M90 54Q86 110 82 171M103 52Q104 110 100 172" stroke="${tone.chalkShade}" stroke-width="2.5" fill="none"/>
    <path d="M67.5 148Q76 153 83 148Q92 154 101 149Q109 154 117 148Q125 153 132.5 148" stroke="${tone.sea}" stroke-width="5" fill="none"/>
    <path d="M68 138Q76 143 84 138Q92 144 101 139Q109 144 117 138Q125 143 131.8 138" stroke="${tone.ember}" stroke-width="2.5" fill="none"/>
    <path d="M67 159Q76 164 83 159Q92 165 101 160Q109 165 117 159Q125 164 133.2 159" stroke="${tone.sea}" stroke-width="2" fill="none"/>`,
}
