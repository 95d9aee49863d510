export function Results() {
  return <section />
}
