import { words } from './words.ts'

/** Where the conversation of an earlier visit will stand. */
export const Skeleton = () => (
  <div class="body loading" role="status" aria-label={words.loading}>
    <i />
    <i />
    <i />
  </div>
)
