import { type HostilePage, shop } from '../page.ts'

/** The two lines that docs/tag.md gives. */
export const lines = "script-src {relay} 'self'; connect-src {relay} {sockets}"

/** Pages that say what may run on them and who may be asked. */
export const policies: readonly HostilePage[] = [
  {
    name: "a nonce, strict-dynamic and Trusted Types 'none'",
    document: shop(),
    headers: {
      'content-security-policy':
        "default-src 'none'; img-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; connect-src {relay} {sockets}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri {report}",
    },
  },
  {
    name: "default-src 'self' and the two lines of the documents",
    document: shop(),
    headers: { 'content-security-policy': `default-src 'self'; ${lines}; report-uri {report}` },
  },
  {
    name: 'a policy in the document itself, which frames nothing and sends no form',
    document: shop({
      head: `<meta http-equiv="content-security-policy" content="default-src 'none'; ${lines}; style-src 'none'; form-action 'none'; require-trusted-types-for 'script'">`,
    }),
  },
  {
    name: 'a policy that is only reported, and would forbid all but the two lines',
    document: shop(),
    headers: {
      'content-security-policy-report-only': `default-src 'none'; img-src 'self'; ${lines}; require-trusted-types-for 'script'; report-uri {report}`,
    },
  },
  {
    name: 'isolation from other origins (COOP same-origin, COEP require-corp)',
    document: shop(),
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    },
  },
  {
    name: 'no feature allowed by a Permissions-Policy',
    document: shop(),
    headers: { 'permissions-policy': 'clipboard-write=(), fullscreen=(), storage-access=(), unload=(), sync-xhr=()' },
  },
  {
    name: 'a sandboxed frame of its own origin',
    document: shop(),
    sandbox: 'allow-scripts allow-same-origin',
    expects: { console: /can escape its sandboxing/ },
  },
  {
    // Any page of the world can make such a frame, so its origin, `null`, can be on nobody's list.
    name: 'a sandboxed frame without an origin: nothing, and no harm',
    document: shop(),
    sandbox: 'allow-scripts',
    expects: { nothing: true, console: /from origin 'null' has been blocked by CORS|net::ERR_FAILED|autofocus/i },
  },
]
