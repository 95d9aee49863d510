export const words = {
  label: 'Suggested',
  suggested: (title: string) => `Suggested answer: ${title}. Tab puts it into the reply.`,
} as const
