import { useState } from 'preact/hooks'
import type { Format, Import } from '../keeper.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { fileWords } from './file-words.ts'
import { formatOf, formats } from './format.ts'
import { Report } from './report.tsx'
import { lookAt, type ShelfText, takeIn } from './take-in.ts'

/** As the relay takes in one request, with room for what JSON adds. */
const mostBytes = 8_000_000

/** A file chosen, dropped or pasted: what it would do is shown before it does it. */
export function ImportForm() {
  const siteAnswers = useSiteAnswers()
  const [file, setFile] = useState<ShelfText>({ text: '', format: 'csv' })
  const [found, setFound] = useState<Import>()
  const [isBusy, setBusy] = useState(false)
  /** What it is was said, and is not guessed any more. */
  const [isChosen, setChosen] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)

  function change(next: ShelfText) {
    setFile(next)
    setFound(undefined)
  }
  async function look(at: ShelfText) {
    setBusy(true)
    setFound(await lookAt(siteAnswers, at))
    setBusy(false)
  }
  async function choose(chosen: File | undefined) {
    if (!chosen) return
    setTooLarge(chosen.size > mostBytes)
    if (chosen.size > mostBytes) return
    const text = await chosen.text()
    const next = { text, format: formatOf(text, chosen.name) }
    setChosen(false)
    change(next)
    await look(next)
  }
  async function take() {
    setBusy(true)
    if (await takeIn(siteAnswers, file)) change({ ...file, text: '' })
    else setFound(undefined)
    setBusy(false)
  }

  const fresh = found && found.problems.length === 0 ? found.added.length + found.changed.length : 0
  return (
    <section
      aria-label={fileWords.import}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        void choose(event.dataTransfer?.files[0])
      }}
    >
      <h2>{fileWords.import}</h2>
      <p class="help">{fileWords.importHelp}</p>
      <p class="import-ways">
        <label class="button">
          {fileWords.choose}
          <input
            type="file"
            class="hidden"
            accept=".csv,.tsv,.md,.markdown,.json,.txt"
            onChange={event => {
              const { currentTarget } = event
              void choose(currentTarget.files?.[0])
              // A file that was mended under its name can be chosen again.
              currentTarget.value = ''
            }}
          />
        </label>
        <span class="help">{fileWords.orDrop}</span>
      </p>
      {isTooLarge && (
        <p class="problem" role="alert">
          {fileWords.tooLarge}
        </p>
      )}
      <textarea
        aria-label={fileWords.text}
        rows={8}
        spellcheck={false}
        placeholder={fileWords.placeholder}
        value={file.text}
        onInput={event => {
          const text = event.currentTarget.value
          change({ text, format: isChosen ? file.format : formatOf(text) })
        }}
      />
      <p class="import-ways">
        <select
          aria-label={fileWords.format}
          value={file.format}
          onChange={event => {
            setChosen(true)
            change({ ...file, format: event.currentTarget.value as Format })
          }}
        >
          {formats.map(format => (
            <option key={format} value={format}>
              {fileWords.formats[format]}
            </option>
          ))}
        </select>
        <button type="button" disabled={isBusy || !file.text.trim()} onClick={() => void look(file)}>
          {isBusy ? fileWords.looking : fileWords.look}
        </button>
        <button type="button" class="primary" disabled={isBusy || fresh === 0} onClick={() => void take()}>
          {fileWords.take(fresh)}
        </button>
        <span class="help" role="status">
          {found && found.problems.length === 0 && fresh === 0 && fileWords.nothingToTake}
        </span>
      </p>
      <p class="help">{fileWords.formatHelp[file.format]}</p>
      {found && <Report found={found} />}
    </section>
  )
}
