import { type HostilePage, shop } from '../page.ts'

const styled = (name: string, css: string, more: Partial<HostilePage> = {}): HostilePage => ({
  name,
  document: shop({ head: `<style>${css}</style>` }),
  ...more,
})

/** Stylesheets that mean everything on the page. */
export const styles: readonly HostilePage[] = [
  styled('everything unset', '* { all: unset !important }'),
  styled(
    'everything hidden, moved and shrunk',
    'html > :not(head, body), div, section, button { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: scale(0) !important; position: static !important; left: -9999px !important; clip-path: circle(0) !important; contain: strict !important; content-visibility: hidden !important; zoom: 0.1 !important; translate: -999px !important; filter: opacity(0) !important; mask: linear-gradient(#0000, #0000) !important }',
  ),
  styled(
    'everything moving',
    '@keyframes away { to { opacity: 0; visibility: hidden } } * { animation: away 1s infinite !important; transition: all 9s !important }',
  ),
  styled(
    'layers that are important',
    '@layer a { * { position: absolute !important; z-index: -1 !important; inset: 0 auto auto 0 !important; width: 1px !important; overflow: hidden !important } }',
  ),
  styled(
    'rem of 62.5%, and fonts for everything',
    'html { font-size: 62.5% } * { font: 40px/3 serif !important; letter-spacing: 9px !important; text-transform: uppercase !important; text-indent: -999px }',
  ),
  styled('a page zoomed by its own', 'html { zoom: 1.5 }', { expects: { zoom: 1.5 } }),
  styled(
    'the resets of old',
    'html,body,div,span,section,button,textarea,svg,path,header,nav,h2,p { margin:0;padding:0;border:0;outline:0;font-size:100%;vertical-align:baseline;background:transparent } :focus{outline:0} body{line-height:1} button,textarea{-webkit-appearance:none;box-shadow:none;width:100%;height:auto} svg{display:none} * {box-sizing:content-box!important;float:left}',
  ),
  styled(
    'nothing to select or to press',
    'html, body { user-select: none; pointer-events: none; touch-action: none; cursor: none } #search, #buy { pointer-events: auto }',
  ),
  styled(
    'a page kept unseen until its experiments have loaded',
    'html { opacity: 0 !important; visibility: hidden !important } #search { visibility: visible }',
  ),
  styled(
    'everything that is hidden shown',
    'dialog, [hidden], [popover], template, style { display: block !important } [aria-expanded], [role=dialog] { display: none !important }',
  ),
  styled(
    'custom properties of the same names, registered as other things',
    '@property --accent { syntax: "<length>"; inherits: false; initial-value: 0px } @property --text { syntax: "<number>"; inherits: false; initial-value: 0 } * { --surface: url(x) !important; --raised: none !important }',
  ),
  styled(
    'light words on a dark page, whatever the visitor has',
    ':root { color-scheme: dark; background: #000; color: #fff } ::selection { background: red }',
  ),
  {
    ...styled('forced colours, and no motion', 'p { color: red }'),
    context: { forcedColors: 'active', reducedMotion: 'reduce' },
  },
]
