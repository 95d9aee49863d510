import type { VisitorPerson } from '@beckon/protocol'

export type Visitor = VisitorPerson & { site: string }
/** `device` is the visitor as whom the device began, and stands for its token. */
export type SignedIn = Visitor & { device: string }
/** Who the site's server says that somebody is; `sub` is one person within a site. */
export type Claimed = { site: string; sub: string; name: string; email?: string | undefined }
/** `departments` are names; who has none is in all of them. */
export type Operator = { id: string; name: string; displayName: string; sites: string[]; departments: string[] }

export type SignIn = {
  person: SignedIn
  was: { kind: 'new' | 'same' } | { kind: 'anonymous' | 'other'; before: SignedIn }
}

/** Visitors, operators and the operators' sessions. Tokens and sessions come hashed: the plain ones MUST never be stored. */
export type People = {
  addVisitor(visitor: Visitor & { tokenHash: string; createdAt: number }): Promise<void>
  /** Whom the device with this token is signed in as; itself where as nobody. */
  visitorByToken(tokenHash: string): Promise<SignedIn | undefined>
  /** The person, made at the first call, with this name and e-mail from now on. There MUST be one visitor for a `sub` of a site, also when several ask at once. */
  person(claimed: Claimed, now: number): Promise<Visitor>
  /**
   * Makes the device with the token `from`, or a new one, sign in as a `person` by the token `to`, in one transaction. What an anonymous device had claimed of rules MUST become the person's. A token of
   * another site counts as none. `was` tells what the device was before; `same` keeps its token, and all else ends it.
   */
  signIn(claimed: Claimed, tokens: { from?: string | undefined; to: string }, now: number): Promise<SignIn>
  /** As whom each of these devices is signed in now, undefined where its token has ended. One that the store does not know, as after an older copy was restored, is absent. */
  devices(devices: string[]): Promise<Map<string, string | undefined>>
  /** Ends the token. Answers whose it was, undefined where it is unknown. */
  signOut(tokenHash: string): Promise<SignedIn | undefined>
  /** Whether this is the first use of a name within a site. MUST be one for all relays on the store; forgotten once `until` has passed. */
  useOnce(use: { site: string; id: string; now: number; until: number }): Promise<boolean>

  /** MUST answer false and change nothing when the name is taken. */
  addOperator(
    operator: Omit<Operator, 'departments'> & { departments?: string[]; passwordHash: string; createdAt: number },
  ): Promise<boolean>
  operators(): Promise<Operator[]>
  operatorForSignIn(name: string): Promise<(Operator & { passwordHash: string }) | undefined>
  /** In place of those before, in this order. Answers false for an unknown name. */
  setDepartments(name: string, departments: string[]): Promise<boolean>
  /** MUST end all sessions of the operator in the same transaction. Answers false for an unknown name. */
  setPassword(name: string, passwordHash: string): Promise<boolean>

  addSession(session: { hash: string; operator: string; createdAt: number; expiresAt: number }): Promise<void>
  /** The operator of a session that has not expired at `now`. */
  session(hash: string, now: number): Promise<Operator | undefined>
  /** Those of the given sessions that are still good at `now`. */
  goodSessions(hashes: string[], now: number): Promise<Set<string>>
  endSession(hash: string): Promise<void>
}
