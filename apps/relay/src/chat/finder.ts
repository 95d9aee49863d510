/** A canned answer as a site publishes it; what else the file says about it is the widget's and the console's. */
export type CannedAnswer = { id: string; title: string; text: string }

/** Finds the canned answer to a question, or honestly none. Pure and quick: it runs between reading a conversation and storing the words. */
export type AnswerFinder = (question: string) => CannedAnswer | undefined
