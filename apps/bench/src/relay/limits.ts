/** Everybody shares one address here, and a bench presses send faster than people do. */
const unlimited = '1000000'

export const limits = {
  BECKON_SENDS_PER_10S: unlimited,
  BECKON_SENDS_PER_MINUTE: unlimited,
  BECKON_FRAMES_PER_10S: unlimited,
  BECKON_STARTS_PER_VISITOR: unlimited,
  BECKON_STARTS_PER_ADDRESS: unlimited,
  BECKON_VISITORS_PER_ADDRESS: unlimited,
  BECKON_SOCKETS_PER_ADDRESS: unlimited,
  BECKON_REQUESTS_PER_ADDRESS: unlimited,
}
