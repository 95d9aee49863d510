export const words = {
  suggested: (title: string) => `Suggested answer: ${title}. Tab puts it into the reply.`,
} as const
