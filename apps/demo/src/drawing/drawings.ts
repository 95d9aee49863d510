import { filters, frenchPress, grinder, kettle, pourOver, scale } from './brewing.ts'
import type { Drawing } from './drawing.ts'
import { buckthorn, firstFerry, fogLight, harbourBlend, nightWatch, stoveCocoa } from './pantry.ts'
import { cloth, cups, mug, scoop, teapot, tray } from './table.ts'

/** Every product drawing by the name the catalogue uses. */
export const drawings = {
  kettle,
  'pour-over': pourOver,
  grinder,
  'french-press': frenchPress,
  scale,
  filters,
  'harbour-blend': harbourBlend,
  'night-watch': nightWatch,
  'fog-light': fogLight,
  'first-ferry': firstFerry,
  buckthorn,
  'stove-cocoa': stoveCocoa,
  mug,
  cups,
  teapot,
  tray,
  scoop,
  cloth,
} satisfies Record<string, Drawing>

export type DrawingName = keyof typeof drawings
