/** A visitor and an operator who talk; the visitor sends. */
export type Pair = { send(id: number): void; close(): void }

/** `delivered` when the operator has it, `acknowledged` when the visitor knows so. */
export type Heard = { delivered(id: number): void; acknowledged(id: number): void; refused(code: string): void }

/** Sentences of 120 bytes, each with its number in front. */
export const textOf = (id: number) => `${id}|`.padEnd(120, 'the kettle is still in stock and leaves us today, ')
export const idOf = (text: string) => Number.parseInt(text, 10)
