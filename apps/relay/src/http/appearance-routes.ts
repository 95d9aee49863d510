import { shownAppearance } from '@beckon/protocol'
import type { FastifyInstance } from 'fastify'
import { checkAppearance } from '../appearance/check.ts'
import type { Site } from '../store/sites.ts'
import { fallback } from '../words/languages.ts'
import { admitOperator, type Keyed } from './admission.ts'
import { readAppearanceToSave } from './bodies.ts'
import { refuse } from './errors.ts'
import type { Parts } from './parts.ts'

/** Every visitor of the site loads it, so a longer one is a mistake. */
const maxAppearanceBytes = 65_536

/** What the console does with the look of a site's widget, and with what it asks and says. */
export function appearanceRoutes(app: FastifyInstance, parts: Parts): void {
  const { store, published, languages } = parts
  const path = '/v1/operator/sites/:key/appearance'

  app.get<Keyed>(path, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    return { ...inForce(admitted.site), languages: Object.keys(languages() ?? {}) }
  })

  // What the owner may say otherwise, and where the rest of the language is, for the preview.
  app.get<{ Params: Keyed['Params'] & { language: string } }>(
    '/v1/operator/sites/:key/words/:language',
    async (request, reply) => {
      const admitted = await admitOperator(request, reply, parts)
      if (!admitted) return reply
      const known = languages() ?? {}
      const { language } = request.params
      const [found, english] = [language, fallback].map(each => (Object.hasOwn(known, each) ? known[each] : undefined))
      if (!found || !english) return refuse(reply, 'not_found')
      const { lang, dir, ...texts } = found.texts
      return { lang, dir, path: found.path, spare: english.path, texts }
    },
  )

  app.put<Keyed>(path, { bodyLimit: maxAppearanceBytes }, async (request, reply) => {
    const admitted = await admitOperator(request, reply, parts)
    if (!admitted) return reply
    const { site, name: by } = admitted
    const wanted = readAppearanceToSave(request.body)
    if (!wanted) return refuse(reply, 'bad_message')
    const checked = checkAppearance(wanted.appearance, languages())
    if (!checked.ok) return reply.code(422).send({ code: 'bad_appearance', problems: checked.problems })
    const version = await store.sites.setAppearance(site.key, checked.appearance, { base: wanted.base, by })
    published.changed(site.key)
    if (version === undefined) {
      const theirs = await store.sites.find(site.key)
      return reply.code(409).send({ code: 'conflict', ...inForce(theirs ?? site) })
    }
    // With the colour of text on the accent, for the preview.
    return { version, appearance: checked.appearance, shown: shownAppearance(checked.appearance) }
  })
}

const inForce = ({ appearance, appearanceVersion: version, appearanceBy: by }: Site) => ({
  version,
  appearance,
  ...(by !== undefined && { by }),
})
