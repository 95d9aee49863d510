import { fileURLToPath } from 'node:url'

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

/** Where this checkout keeps what the relay serves and seeds. */
export const places = {
  widget: fromRoot('packages/widget/dist'),
  console: fromRoot('apps/console/dist'),
  demo: fromRoot('apps/demo/dist'),
  demoRules: fromRoot('apps/demo/beckon/rules.json'),
  demoAnswers: fromRoot('apps/demo/beckon/answers.json'),
}

export type Places = typeof places
