/**
 * A set whose only member stands by itself. Most visitors have one connection that follows one lane, and a `Set` of one weighs two hundred bytes; of ten thousand members
 * each still leaves at once.
 */
export class Few<T extends object> {
  #members: T | Set<T> | undefined

  get size(): number {
    if (this.#members instanceof Set) return this.#members.size
    return this.#members === undefined ? 0 : 1
  }

  has(one: T): boolean {
    return this.#members instanceof Set ? this.#members.has(one) : this.#members === one
  }

  add(one: T): void {
    if (this.#members instanceof Set) this.#members.add(one)
    else if (this.#members === undefined) this.#members = one
    else if (this.#members !== one) this.#members = new Set([this.#members, one])
  }

  delete(one: T): void {
    if (this.#members instanceof Set) this.#members.delete(one)
    else if (this.#members === one) this.#members = undefined
  }

  /** In the order in which they were added. */
  [Symbol.iterator](): IterableIterator<T> {
    if (this.#members instanceof Set) return this.#members.values()
    return (this.#members === undefined ? [] : [this.#members]).values()
  }
}

export type ReadonlyFew<T extends object> = Pick<Few<T>, 'size' | 'has' | typeof Symbol.iterator>
