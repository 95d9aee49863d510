export {
  type Appearance,
  type FormField,
  isColour,
  longestLabel,
  longestText,
  mostFields,
  type OwnText,
  type OwnTexts,
  type ShownAppearance,
  shownAppearance,
} from './appearance/appearance.ts'
export { checkOwnText, holesIn, type TextProblem } from './appearance/own-text.ts'
export {
  type CloseName,
  closeCodes,
  comesBack,
  forbiddenClose,
  revokedClose,
  unauthenticatedClose,
  unknownSiteClose,
} from './codes/close.ts'
export { type IdentityProblem, identityProblems } from './codes/identity.ts'
export { isRetryable, type RefusalCode, refusals } from './codes/refusals.ts'
export {
  type ClientFrame,
  type ClientFrameOf,
  type ClientFrameType,
  type ClientKind,
  clientFrames,
} from './frames/client.ts'
export type {
  Author,
  AuthorKind,
  ConversationStatus,
  ConversationSummary,
  Cursor,
  Desk,
  FormAnswer,
  Invitation,
  Lane,
  Message,
  Notice,
  Person,
  SystemEvent,
  Verified,
  VisitorPerson,
} from './frames/content.ts'
export { type ParsedClientFrame, parseClientFrame, parseRelayFrame } from './frames/parse.ts'
export type { RelayFrame, RelayFrameOf, RelayFrames, RelayFrameType } from './frames/relay.ts'
export {
  backoffFirstMs,
  backoffMostMs,
  type Limits,
  limits,
  maxTextLength,
  silenceMs,
  stableAfterMs,
  subprotocol,
  typingEndsMs,
  typingEveryMs,
} from './limits.ts'
export { flag, list, matching, oneOf, optional, record, type Schema, text } from './schema/schema.ts'
