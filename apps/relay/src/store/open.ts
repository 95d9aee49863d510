import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import { lockFolder } from './sqlite/lock.ts'
import { openSqliteStore } from './sqlite/open.ts'
import type { Heard, Store } from './store.ts'

export type Place = Pick<Config, 'databaseUrl' | 'dataFolder'>

/** Opens the store the settings name. Throws when it cannot be used. A driver is loaded only where it is used: that is a sixth of the time to start. */
export async function openStore({ databaseUrl, dataFolder }: Place, heard?: Heard): Promise<Store> {
  if (databaseUrl === undefined) return openSqliteStore(dataFolder, heard)
  const { openPostgresqlStore } = await import('./postgresql/open.ts')
  return openPostgresqlStore(databaseUrl, heard)
}

/** Makes this process the only relay on that store, or one of several that know of each other; `lost` is told when that is no longer so. */
export async function lockStore(
  { databaseUrl, dataFolder }: Place,
  mode: 'alone' | 'among others',
  clock: Clock,
  lost: (holder: string) => void,
): Promise<{ ok: true; release: () => Promise<void> | void } | { ok: false; holder: string }> {
  if (databaseUrl === undefined) return lockFolder(dataFolder, mode)
  const { lockDatabase } = await import('./postgresql/lock.ts')
  return lockDatabase(databaseUrl, mode, clock, lost)
}

/** The store in words for the owner: without its password. */
export function nameOfStore({ databaseUrl, dataFolder }: Place): { name: string; setting: string } {
  if (databaseUrl === undefined) return { name: `the folder ${dataFolder}`, setting: 'BECKON_DATA' }
  const { host, pathname } = new URL(databaseUrl)
  return { name: `the database ${host}${pathname}`, setting: 'DATABASE_URL' }
}
