/** Vite hands a stylesheet over as text; it becomes a constructed sheet, which a strict Content-Security-Policy allows. */
declare module '*.css?inline' {
  const css: string
  export default css
}
