import type { Appearance, OwnText } from '@beckon/protocol'

export type WidgetDouble = ReturnType<typeof createWidgetDouble>
type Problem = { place: string; code: string; message: string }

const spoken: Record<string, { dir: string; texts: Record<string, OwnText> }> = {
  en: {
    dir: 'ltr',
    texts: {
      open: 'Open chat',
      openUnread: { one: 'Open chat, {count} unread', other: 'Open chat, {count} unread' },
      hello: 'How can we help?',
      typing: '{name} is typing',
      brandNew: 'Something that only a newer widget says',
    },
  },
  pl: {
    dir: 'ltr',
    texts: {
      open: 'Otwórz czat',
      openUnread: {
        one: 'Otwórz czat, {count} nowa',
        few: 'Otwórz czat, {count} nowe',
        many: 'Otwórz czat, {count} nowych',
        other: 'Otwórz czat, {count} nowej',
      },
      hello: 'Jak możemy pomóc?',
      typing: '{name} pisze',
      brandNew: 'Coś nowego',
    },
  },
  ar: {
    dir: 'rtl',
    texts: {
      open: 'فتح المحادثة',
      openUnread: { other: 'فتح المحادثة، {count} غير مقروءة' },
      hello: 'كيف يمكننا المساعدة؟',
      typing: '{name} يكتب',
      brandNew: 'جديد',
    },
  },
}

/** The relay's routes of one site's widget, kept to what it promises of them: what is in force, refusals with their places, texts by language. */
export function createWidgetDouble(first: Appearance = {}) {
  let inForce = first
  let version = 0
  let by: string | undefined
  let failure: number | undefined
  let problems: readonly Problem[] = []
  const puts: Appearance[] = []

  function put(appearance: Appearance, who: string | undefined) {
    inForce = appearance
    by = who
    version++
  }

  function answerTo(method: string, rest: string, body: { appearance?: Appearance; base?: number }) {
    if (failure !== undefined) return reply(failure, { error: 'unavailable' })
    const language = /^words\/(\w+)$/.exec(rest)?.[1]
    if (language !== undefined) {
      const known = spoken[language]
      const path = `/words-${language}.js`
      return known
        ? reply(200, { lang: language, path, spare: '/words-en.js', ...known })
        : reply(404, { error: 'not_found' })
    }
    const there = { version, appearance: inForce, by }
    if (method === 'GET') return reply(200, { ...there, languages: Object.keys(spoken) })
    if (problems.length > 0) return reply(422, { code: 'bad_appearance', problems })
    if (body.base !== version) return reply(409, { code: 'conflict', ...there })
    put(body.appearance ?? {}, 'Ann')
    puts.push(inForce)
    return reply(200, { version, appearance: inForce })
  }

  return {
    puts,
    now: () => inForce,
    /** Somebody else saves. */
    save(appearance: Appearance, who?: string) {
      put(appearance, who)
    },
    fail(status: number | undefined) {
      failure = status
    },
    refuse(...found: Problem[]) {
      problems = found
    },
    answer(method: string, url: string, body: unknown): Response | undefined {
      const rest = /\/sites\/[^/]+\/(appearance|words\/\w+)$/.exec(url)?.[1]
      return rest === undefined ? undefined : answerTo(method, rest, typeof body === 'string' ? JSON.parse(body) : {})
    },
  }
}

const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
