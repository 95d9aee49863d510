import type { Answer } from '@beckon/answers'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Problem } from '../keeper.ts'

/** The answer in the form: as it is written now, and how its fields change it. */
export type Written = {
  answer: Answer
  problems: readonly Problem[]
  /** The other answers of the site that this operator may see. */
  others: readonly Answer[]
  set<Field extends keyof Answer>(field: Field, value: Answer[Field] | undefined): void
}

const Context = createContext<Written | undefined>(undefined)
export const WrittenProvider = Context.Provider

export function useWritten(): Written {
  const written = useContext(Context)
  if (!written) throw new Error('A field is drawn only inside of the form.')
  return written
}
