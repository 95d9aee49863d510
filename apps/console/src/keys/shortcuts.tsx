import { useWorkplace } from '../desk/workplace.ts'
import { Dialog } from '../frame/dialog.tsx'
import { words } from '../words.ts'
import { type CommandGroup, commandsOf } from './commands.ts'
import { Kbd } from './kbd.tsx'

const groups: readonly CommandGroup[] = [
  'Move',
  'Conversation',
  'Write',
  'Rules',
  'Answers',
  'Widget',
  'Desk',
  'Console',
]

export function Shortcuts() {
  const workplace = useWorkplace()
  const { settings, overlay } = workplace
  const commands = commandsOf(workplace)
  return (
    <Dialog class="shortcuts" label={words.shortcuts} onClose={() => (overlay.value = 'none')}>
      <header>
        <h2>{words.shortcuts}</h2>
        <button type="button" class="quiet" onClick={() => (overlay.value = 'none')}>
          {words.done}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="groups" tabIndex={0} aria-label={words.shortcuts}>
        {groups
          .filter(group => commands.some(command => command.group === group))
          .map(group => (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {commands
                  .filter(command => command.group === group)
                  .map(({ id, title, keys }) => (
                    <div key={id}>
                      <dt>{title}</dt>
                      <dd>
                        <Kbd keys={keys} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
      </section>
      <label class="toggle">
        <input
          type="checkbox"
          checked={settings.singleKeys.value}
          onChange={event => (settings.singleKeys.value = event.currentTarget.checked)}
        />
        <span>
          {words.singleKeys} <small>{words.singleKeysHelp}</small>
        </span>
      </label>
    </Dialog>
  )
}
