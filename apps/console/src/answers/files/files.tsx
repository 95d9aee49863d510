import { useSiteAnswers } from '../site-answers.ts'
import { fileWords } from './file-words.ts'
import { formats } from './format.ts'
import { ImportForm } from './import-form.tsx'

/** The shelf out of a file and into one. */
export function Files() {
  const { keeper } = useSiteAnswers()
  return (
    <div class="file-page">
      <ImportForm />
      <section>
        <h2>{fileWords.export}</h2>
        <p class="help">{fileWords.exportHelp}</p>
        <p class="export-ways">
          {formats.map(format => (
            <a key={format} class="button" href={keeper.fileAddress(format)} download="">
              {fileWords.exportAs(fileWords.formats[format])}
            </a>
          ))}
        </p>
      </section>
    </div>
  )
}
