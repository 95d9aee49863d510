import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { canMount, createDisk } from './disk.ts'

const writer = fileURLToPath(new URL('writer.ts', import.meta.url))

test('[F9] the log of the store does not fill a small disk, nor do the logs that killed processes leave', async ({
  skip,
}) => {
  if (!canMount()) skip('this machine allows no mount namespace (unshare -Urm)')
  const disk = await createDisk()
  const write = (messages: number) => {
    const [file = '', ...within] = disk.within
    try {
      execFileSync(file, [...within, process.execPath, writer, disk.folder, `${messages}`], { stdio: 'pipe' })
    } catch (error) {
      // It died, as it should.
      return String((error as { stdout: Buffer }).stdout)
    }
  }
  try {
    // A message that comes alone leaves twenty kilobytes in the log: three times the room there is.
    expect(write(4000)).toBe('0 of 4000 refused')
    for (let life = 0; life < 8; life++) expect(write(350)).toBe('0 of 350 refused')
  } finally {
    await disk.remove()
  }
}, 60_000)
