import type { HostilePage } from '../page.ts'
import { browsers } from './browsers.ts'
import { documents } from './documents.ts'
import { layouts } from './layouts.ts'
import { policies } from './policies.ts'
import { scripts } from './scripts.ts'
import { styles } from './styles.ts'

export const pages: readonly HostilePage[] = [...policies, ...documents, ...styles, ...layouts, ...scripts, ...browsers]
