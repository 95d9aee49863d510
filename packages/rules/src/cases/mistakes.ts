/**
 * What others do wrong, each with a case that names it, so that it never comes back here. Those that no data of rules can show are proven
 * where they could happen, in the widget and the relay: no way to close it on a phone, no test without a private window, sound or bubble in every
 * tab, a dismissal that begins a conversation.
 */
export const mistakes: readonly string[] = [
  'returns on the next page after being closed',
  'run once forgotten when the address changes',
  'only the first condition or trigger works',
  'a timer cut by navigation stays scheduled for ever',
  'fires when nobody is online',
  'cannot fire at all when offline',
  'never fires for someone who once chatted',
  "one rule's limit blocks all others",
  'a message outlives the page it was meant for',
  'undefined order',
  'all or any but never mixed',
  'whole hours in UTC only',
  'skips the pre-chat form or the routing',
  'the persona shown is not who answers',
  'the operator cannot see what the visitor was shown',
  'off by one between client and server',
  'variants drawn anew each time',
  'changes of route in a single-page app not seen',
]
