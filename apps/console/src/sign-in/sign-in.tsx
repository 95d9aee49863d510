import { useEffect, useRef, useState } from 'preact/hooks'
import { spanWords } from '../queue/times.ts'
import { words } from '../words.ts'
import type { Entrance } from './entrance.ts'
import type { Denied } from './session.ts'

export function SignIn({ entrance, why }: { entrance: Entrance; why: string | undefined }) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const name = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => name.current?.focus(), [])

  async function submit(event: Event) {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const denied = await entrance.signIn(name.current?.value.trim() ?? '', password.current?.value ?? '')
    setBusy(false)
    if (!denied) return
    setProblem(problemWords(denied))
    password.current?.focus()
    password.current?.select()
  }

  return (
    <main class="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <Mark />
        <h1 id="sign-in-title">{words.product}</h1>
        {why && (
          <p class="why" role="status">
            {why}
          </p>
        )}
        <label>
          {words.signInName}
          <input
            ref={name}
            name="name"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            maxLength={64}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? 'sign-in-problem' : undefined}
          />
        </label>
        <label>
          {words.signInPassword}
          <input
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxLength={256}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? 'sign-in-problem' : undefined}
          />
        </label>
        <p class="problem" id="sign-in-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {isBusy ? words.signingIn : words.signIn}
        </button>
        <p class="help">
          {words.signInHelp} <code>npm run -s beckon -- operator add</code>
        </p>
      </form>
    </main>
  )
}

const problems: Readonly<Record<string, string>> = {
  unauthenticated: words.wrong,
  bad_message: words.wrong,
  unreachable: words.unreachable,
  forbidden: words.foreign,
}

function problemWords({ code, retryAfterMs }: Denied): string {
  if (code === 'rate_limited') return words.tooMany(spanWords(retryAfterMs ?? 60_000))
  return problems[code] ?? words.unavailable
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect class="mark-ground" width="32" height="32" rx="9" />
      <path
        class="mark-bubble"
        d="M8 10.5A2.5 2.5 0 0 1 10.5 8h11a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5H16l-4.6 3.7a.9.9 0 0 1-1.4-.7V20A2.5 2.5 0 0 1 8 17.5z"
      />
      <path class="mark-line" d="M12.5 14h7" />
    </svg>
  )
}
