/** 96 random bits; not `randomUUID`, which pages without TLS do not have. */
export function newId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12)))).replace(/[+/]/g, '_')
}
