/**
 * A stable number in [0, 1) for a seed and a value: FNV-1a of FNV-1a, GrowthBook's hash version 2.
 * Hashing twice removes the correlation that a single pass leaves between two seeds.
 * https://docs.growthbook.io/lib/build-your-own
 */
export function share(seed: string, value: string): number {
  return (fnv1a(`${fnv1a(seed + value)}`) % 10_000) / 10_000
}

export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
