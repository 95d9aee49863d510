import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pinned.mjs'

const ignored = new Set(['node_modules', 'dist', 'data', 'screenshots', '.git'])

/** Files below a folder of the checkout, in a fixed order. */
export function filesBelow(folder) {
  const found = []
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (ignored.has(entry.name)) continue
    if (entry.isDirectory()) found.push(...filesBelow(path))
    else found.push(path)
  }
  return found.sort()
}

/** Whether something was made from exactly these files before; `done` notes that it is now. Content decides: a fresh clone has new times for old files. */
export function stampOf(name, files) {
  const path = join(root, 'node_modules/.beckon', name)
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  const digest = hash.digest('hex')
  return {
    isFresh: existsSync(path) && readFileSync(path, 'utf8') === digest,
    done() {
      mkdirSync(join(root, 'node_modules/.beckon'), { recursive: true })
      writeFileSync(path, digest)
    },
  }
}
