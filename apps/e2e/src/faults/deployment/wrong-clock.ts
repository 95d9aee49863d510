// Loaded into a relay before anything else: its clock is wrong by up to an hour, in either direction, and steps while it runs. Only the time of day
// is; timers go on as they do on a machine whose clock is set.
const hourMs = 3_600_000
const stepEveryMs = 1500

const now = Date.now
const anyMs = () => Math.round((Math.random() * 2 - 1) * hourMs)
let wrongMs = anyMs()
Date.now = () => now() + wrongMs
setInterval(() => {
  wrongMs = anyMs()
}, stepEveryMs).unref()
