/** The parts of an address that rules ask about; `query` has the first value of each parameter. */
export type Address = {
  readonly path: string
  readonly host?: string | undefined
  readonly query: Readonly<Record<string, string>>
}

/**
 * Reads an address as browsers give it; one that is none has an empty path. Not by `URL`, the first use of which takes four kilobytes of a page's memory, and the
 * parameters four more: most pages have none.
 */
export function readAddress(url = ''): Address {
  const [, host, path = host && '/', search] = /^[^:/]+:\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?/.exec(url) ?? []
  // The first of several values of one parameter counts, as forms and servers mostly read it.
  const query = Object.fromEntries(search ? [...new URLSearchParams(search)].reverse() : [])
  return { path: readable(path ?? ''), host, query }
}

/** Owners write `/küche`, browsers report `/k%C3%BCche`. */
function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
