/**
 * Properties that only our own bundle knows, which the build may therefore shorten. A name that is on the wire, in a store, between the loader and a part, of
 * the browser or of the host page MUST NOT stand here; the test beside this file holds it. Only long or frequent ones are worth a place.
 */
export const ownNames: readonly string[] = `
debounceRendering environment focusTurn follower freshFrom hasOlder heardSeq insist isCaughtUp
wantPerson wantsPerson onChange leftAt toEnd sawEnd firstSeq resized leaving setDraft
newMessageId onAck onEnded onFrame onGone onHelped onState onWake onWelcome openSocket outbox outboxStore postJson
rehome resumeAll retryAtMs setState settleHome siteName startsGroup unfollow
componentDidCatch componentDidMount componentDidUpdate componentWillMount componentWillReceiveProps componentWillUnmount
componentWillUpdate forceUpdate getChildContext getDerivedStateFromError getDerivedStateFromProps getSnapshotBeforeUpdate
shouldComponentUpdate
props opened received known draft
heldUntil parked delays afterMs otherwise holdsUntil told countedMs sinceMs untilMs facts asks turnsAt recheckAt decisions decision isCalled coolDownMs expiresMs
expired midnight fromMs asksChat asksDesk drawn invites needs stays endsAt retract heldOut winner redecide moreMs pageAtMs
__e __k __c __u __v __g __s __P __i __h __b __z __n __x __a __m __r __d __l __t __w __html
asking fields settle going suggested field onChoose blocks note keep say
supplement basis called turns watch stage memory isAdmitting beganMs kept storing learn mostEvents
`
  .trim()
  .split(/\s+/)
