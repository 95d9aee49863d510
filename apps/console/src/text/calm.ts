/** No script stacks more marks on a letter than this; what does is there to break the screen. */
const mostMarks = 6
const tooManyMarks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu')

/** Text of strangers, with towers of combining marks cut to a height that writing needs. Linear. */
export const calm = (text: string): string => text.replace(tooManyMarks, '$1')
