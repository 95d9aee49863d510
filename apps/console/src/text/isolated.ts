/** A name inside of a sentence: one that is written from right to left moves nothing around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`
