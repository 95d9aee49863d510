/** Runs what each caller asks for one after the other, in the order of the calls; callers do not wait for each other. */
export function createOrder() {
  const last = new WeakMap<object, Promise<unknown>>()
  return <T>(caller: object, run: () => Promise<T>): Promise<T> => {
    const next = (last.get(caller) ?? Promise.resolve()).then(run, run)
    last.set(caller, next)
    return next
  }
}
