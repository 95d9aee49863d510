/** The parts of an address that rules ask about; `query` has the first value of each parameter. */
export type Address = {
  readonly path: string
  readonly host?: string
  readonly query: Readonly<Record<string, string>>
}

/** Reads an address; one that is none has an empty path. */
export function readAddress(url: string | undefined): Address {
  try {
    const { pathname, host, searchParams } = new URL(url ?? '')
    // The first of several values of one parameter counts, as forms and servers mostly read it.
    return { path: readable(pathname), host, query: Object.fromEntries([...searchParams].reverse()) }
  } catch {
    return { path: '', query: {} }
  }
}

/** Owners write `/küche`, browsers report `/k%C3%BCche`. */
function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
