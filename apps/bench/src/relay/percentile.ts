/** The value below which that share of the sorted values lies, nearest rank; 0 of none. */
export const percentile = (sorted: Float64Array | readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
