export function Trial() {
  return <section />
}
