/** An id that is free, made from a title: lower-case Latin letters and digits with lines between, as an id must be. */
export function newAnswerId(title: string, taken: ReadonlySet<string>): string {
  const plain =
    title
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 48)
      .replace(/^-+|-+$/g, '') || 'answer'
  let id = plain
  for (let next = 2; taken.has(id); next++) id = `${plain}-${next}`
  return id
}
