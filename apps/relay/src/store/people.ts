export type Visitor = { id: string; site: string; name: string }
export type Operator = { id: string; name: string; displayName: string; sites: string[] }

/** Visitors, operators and the operators' sessions. Tokens and sessions come hashed: the plain ones MUST never be stored. */
export type People = {
  addVisitor(visitor: Visitor & { tokenHash: string; createdAt: number }): Promise<void>
  visitorByToken(tokenHash: string): Promise<Visitor | undefined>

  /** MUST answer false and change nothing when the name is taken. */
  addOperator(operator: Operator & { passwordHash: string; createdAt: number }): Promise<boolean>
  operators(): Promise<Operator[]>
  operatorForSignIn(name: string): Promise<(Operator & { passwordHash: string }) | undefined>
  /** MUST end all sessions of the operator in the same transaction. Answers false for an unknown name. */
  setPassword(name: string, passwordHash: string): Promise<boolean>

  addSession(session: { hash: string; operator: string; createdAt: number; expiresAt: number }): Promise<void>
  /** The operator of a session that has not expired at `now`. */
  session(hash: string, now: number): Promise<Operator | undefined>
  /** Those of the given sessions that are still good at `now`. */
  goodSessions(hashes: string[], now: number): Promise<Set<string>>
  endSession(hash: string): Promise<void>
}
