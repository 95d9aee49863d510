/** Waits for SIGTERM or SIGINT, then stops in good order. A second signal does not wait. */
export async function stopOnSignal(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>(resolve => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  process.once('SIGINT', () => process.exit(130))
  await stop()
}
