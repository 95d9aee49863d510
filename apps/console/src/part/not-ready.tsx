import { words } from './words.ts'

type Props = {
  /** What is being loaded, in words. */
  loading: string
  /** Why it did not come, where it did not. */
  failed: string | undefined
  again: () => void
}

/** In the place of a page whose site is still being read, or could not be. */
export function NotReady({ loading, failed, again }: Props) {
  return (
    <main class="nothing">
      {failed === undefined ? (
        <p class="late">{loading}</p>
      ) : (
        <div role="alert">
          <p>{failed}</p>
          <button type="button" class="primary" onClick={again}>
            {words.tryAgain}
          </button>
        </div>
      )}
    </main>
  )
}

/** For an operator who has no site. */
export const NoSites = () => (
  <main class="nothing">
    <p>{words.noSites}</p>
  </main>
)
