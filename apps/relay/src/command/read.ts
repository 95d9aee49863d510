import { readFile } from 'node:fs/promises'
import { toProblem } from '../serve/problem.ts'
import type { Io } from './command.ts'

/** The text of a file somebody named, or undefined after saying why it cannot be read. */
export async function readText(file: string, io: Io): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    io.err(toProblem(error, `${file} cannot be read`, 'Give the path of a file.'))
    return undefined
  }
}
