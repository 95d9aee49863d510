import { useLayoutEffect } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import type { Command } from '../keys/commands.ts'
import { words } from '../words.ts'

/** A command as a part writes it: undefined where it makes no sense now. */
export type PageCommand = [id: string, title: string, keys: string, run: (() => void) | undefined]

/** Gives the page its keys and its entries in the palette for as long as it is on screen. `scope` tells one giver from another. */
export function usePageCommands(scope: string, commands: readonly PageCommand[]): void {
  const { area, pageCommands } = useWorkplace()
  useLayoutEffect(() => {
    const others = pageCommands.peek().filter(({ id }) => !id.startsWith(`${scope}.`))
    const group = words.parts[area.open.peek()?.part ?? 'rules']
    const own = commands.map(([id, title, keys, run]): Command => ({ id: `${scope}.${id}`, group, title, keys, run }))
    pageCommands.value = [...own, ...others]
  })
  useLayoutEffect(
    () => () => {
      pageCommands.value = pageCommands.peek().filter(({ id }) => !id.startsWith(`${scope}.`))
    },
    [],
  )
}
