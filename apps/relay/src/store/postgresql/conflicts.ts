/** unique_violation, serialization_failure, deadlock_detected */
const codes = ['23505', '40001', '40P01']

/** Another transaction was in the same rows; the same again may go well. */
export const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))
