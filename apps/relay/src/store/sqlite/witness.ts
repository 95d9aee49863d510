import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs'

/** Longer than the line ever is, so that each one covers the one before. */
const lineBytes = 96
/** A process may be held up this long between reading the clock and writing. */
const stampedWithinMs = 2000

export type Testimony = {
  epoch: string
  /** The number of the newest message when it was written. */
  newest: number
  /** False when something else than `write` has touched the file since: it was copied, or came out of an archive. */
  isOriginal: boolean
}

export type Witness = ReturnType<typeof openWitness>

/**
 * A file beside the database that says how far the store had come. It is written after each commit and never flushed, so it may be behind and may be
 * lost, which means nothing; but it is never ahead of the database it belongs to.
 */
export function openWitness(path: string) {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o644)
  const line = Buffer.alloc(lineBytes)

  function read(): Testimony | undefined {
    const text = Buffer.alloc(lineBytes)
    readSync(file, text, 0, lineBytes, 0)
    const found = /^([\w-]+) (\d+) (\d+) *\n/.exec(text.toString('latin1'))
    if (!found) return undefined
    const [, epoch = '', newest, atMs] = found
    // Anybody may set the time a file was modified; the time of its last change is the system's alone, and a copy has its own.
    const isOriginal = Math.abs(fstatSync(file).ctimeMs - Number(atMs)) <= stampedWithinMs
    return { epoch, newest: Number(newest), isOriginal }
  }

  return {
    /** Undefined when it has nothing to say. */
    read(): Testimony | undefined {
      const first = read()
      // Another relay may have written between the words and their stamp.
      return first?.isOriginal === false ? read() : first
    },
    write(epoch: string, newest: number): void {
      line.fill(' ')
      line.write(`${epoch} ${newest} ${Date.now()}`)
      line[lineBytes - 1] = 0x0a
      try {
        writeSync(file, line, 0, lineBytes, 0)
      } catch {
        // A full disk: what it said before holds still.
      }
    },
    close: () => closeSync(file),
  }
}
