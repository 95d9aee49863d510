/**
 * The line, from 1, on which something stands in the text of a JSON file: `place` as in `rules[0].when`. A field that is
 * not there has the line of what it belongs in; a text that is no JSON has the line at which that shows.
 */
export function lineOf(text: string, place: string): number {
  const path = place.match(/[^.[\]]+/g) ?? []
  let best = { depth: 0, at: text.search(/\S|$/) }
  let at = 0

  /** Reads one value; `depth` is how much of the path has led here, undefined off the path. */
  function read(depth: number | undefined): void {
    skip()
    if (depth !== undefined && depth >= best.depth) best = { depth, at }
    const open = text[at]
    if (open === '"') return void string()
    if (open !== '{' && open !== '[') {
      at += /^[^\s,:{}[\]"]*/.exec(text.slice(at, at + 40))?.[0].length || 1
      return
    }
    at++
    for (let index = 0; ; index++) {
      skip()
      if (at >= text.length) return
      if (text[at] === '}' || text[at] === ']') return void at++
      const keyAt = at
      const key = open === '{' ? string() : `${index}`
      const isOn = depth !== undefined && path[depth] === key
      if (open === '{') skip()
      if (isOn && depth + 1 >= best.depth) best = { depth: depth + 1, at: keyAt }
      const valueAt = at
      read(isOn && depth !== undefined ? depth + 1 : undefined)
      if (isOn && open === '{' && best.at === valueAt) best = { ...best, at: keyAt }
      if (at === valueAt) at++
    }
  }

  function skip(): void {
    while (at < text.length && /[\s,:]/.test(text[at] ?? '')) at++
  }

  function string(): string {
    const began = at++
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at++
    return text.slice(began + 1, at - 1)
  }

  read(0)
  return text.slice(0, best.at).split('\n').length
}
