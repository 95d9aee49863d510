import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import { lockDatabase } from './postgresql/lock.ts'
import { openPostgresqlStore } from './postgresql/open.ts'
import { lockFolder } from './sqlite/lock.ts'
import { openSqliteStore } from './sqlite/open.ts'
import type { Store } from './store.ts'

export type Place = Pick<Config, 'databaseUrl' | 'dataFolder'>

/** Opens the store the settings name. Throws when it cannot be used. */
export function openStore({ databaseUrl, dataFolder }: Place, failed?: (error: unknown) => void): Promise<Store> {
  return databaseUrl === undefined ? openSqliteStore(dataFolder, failed) : openPostgresqlStore(databaseUrl, failed)
}

/** Makes this process the only relay on that store, or one of several that know of each other; `lost` is told when that is no longer so. */
export async function lockStore(
  { databaseUrl, dataFolder }: Place,
  mode: 'alone' | 'among others',
  clock: Clock,
  lost: (holder: string) => void,
): Promise<{ ok: true; release: () => Promise<void> | void } | { ok: false; holder: string }> {
  return databaseUrl === undefined ? lockFolder(dataFolder, mode) : lockDatabase(databaseUrl, mode, clock, lost)
}

/** The store in words for the owner: without its password. */
export function nameOfStore({ databaseUrl, dataFolder }: Place): { name: string; setting: string } {
  if (databaseUrl === undefined) return { name: `the folder ${dataFolder}`, setting: 'BECKON_DATA' }
  const { host, pathname } = new URL(databaseUrl)
  return { name: `the database ${host}${pathname}`, setting: 'DATABASE_URL' }
}
