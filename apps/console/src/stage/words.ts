export const words = {
  preview: 'How it looks',
  previewHelp: 'Drawn by your site’s own widget. Nothing here is counted or sent.',
  colours: 'Colours of the visitor',
  looks: { light: 'Light', dark: 'Dark' },
  screen: 'Screen of the visitor',
  widths: { wide: 'Computer', phone: 'Phone' },
} as const
