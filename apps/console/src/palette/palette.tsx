import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { nameOf, openConversation } from '../desk/actions.ts'
import { useWorkplace, type Workplace } from '../desk/workplace.ts'
import { Dialog } from '../frame/dialog.tsx'
import { Icon } from '../icon/icon.tsx'
import { type CommandGroup, commandsOf } from '../keys/commands.ts'
import { Kbd } from '../keys/kbd.tsx'
import { statusWords, words } from '../words.ts'
import { fits } from './find.ts'

type Entry = { id: string; title: string; detail: string; keys?: string; run: () => void }

const mostConversations = 6
/** What is about the conversation at hand comes first. */
const order: readonly CommandGroup[] = ['Rules', 'Conversation', 'Write', 'Desk', 'Console', 'Move']

/** Every command and every person in one field. */
export function Palette() {
  const workplace = useWorkplace()
  const [all] = useState(() => commandEntries(workplace))
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const people = conversationEntries(workplace, query)
  const commands = all.filter(({ title }) => fits(query, title))
  // Who types a name looks for a person; before anything is typed, commands come first.
  const entries = query.trim() ? [...people, ...commands] : [...commands, ...people]
  const at = Math.min(chosen, entries.length - 1)
  const shut = () => {
    workplace.overlay.value = 'none'
  }
  useLayoutEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at])

  function run(entry: Entry | undefined) {
    if (!entry) return
    shut()
    // The dialog gives the focus back first; what the command does with it comes after.
    requestAnimationFrame(entry.run)
  }

  function pressed(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) setChosen((at + step + entries.length) % entries.length)
    else if (event.key === 'Enter' && !event.isComposing) run(entries[at])
    else return
    event.preventDefault()
  }

  return (
    <Dialog class="palette" label={words.palette} onClose={shut}>
      <div class="field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={words.palette}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries[at] ? `palette-${at}` : undefined}
          placeholder={words.palettePlaceholder}
          spellcheck={false}
          autocomplete="off"
          value={query}
          onInput={event => {
            setQuery(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={pressed}
        />
      </div>
      <div class="entries" id="palette-list" role="listbox" aria-label={words.palette} ref={list}>
        {entries.map((entry, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys
          <div
            key={entry.id}
            id={`palette-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onPointerMove={() => setChosen(place)}
            onClick={() => run(entry)}
          >
            <bdi class="title">{entry.title}</bdi>
            <span class="detail" dir="auto">
              {entry.detail}
            </span>
            {entry.keys && <Kbd keys={entry.keys} />}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p class="nothing">{words.paletteNone}</p>}
    </Dialog>
  )
}

/** Asked once, while the focus is still where the palette was called from. */
function commandEntries(workplace: Workplace): Entry[] {
  return [...commandsOf(workplace)]
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
    .flatMap(({ id, title, keys, run }) => (run && id !== 'palette' ? [{ id, title, detail: '', keys, run }] : []))
}

function conversationEntries(workplace: Workplace, query: string): Entry[] {
  return workplace.view.state.value.conversations
    .filter(summary => fits(query, nameOf(summary)))
    .slice(0, mostConversations)
    .map(summary => ({
      id: summary.conversation,
      title: nameOf(summary),
      detail: statusWords[summary.status],
      run: () => openConversation(workplace, summary.conversation),
    }))
}
