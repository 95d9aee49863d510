/** What an answer's text may hold; there is no way to write HTML. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'bold' | 'italic'; readonly children: readonly Inline[] }
  /** `href` is http, https, mailto or tel. */
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
