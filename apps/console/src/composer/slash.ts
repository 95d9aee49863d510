/** What was typed after a slash that asks for a canned answer: the words, and where slash and words stand in the text. */
export type Slash = { query: string; from: number; to: number }

const longestQuery = 40

/**
 * The slash before the cursor, if it asks for an answer: at the start or after white space, and followed by no space of its own, so that
 * `and/or`, `1 / 2` and addresses stay what they are.
 */
export function slashBefore(text: string, cursor: number): Slash | undefined {
  const found = /(?:^|\s)\/((?:[^\s/][^\n/]*)?)$/.exec(text.slice(Math.max(0, cursor - longestQuery), cursor))
  if (found?.[1] === undefined) return undefined
  const query = found[1]
  return { query, from: cursor - query.length - 1, to: cursor }
}
