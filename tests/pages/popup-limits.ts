/**
 * The most words that a person sees in English, by scene: most states are read at a glance, the first view is read
 * once. Scenes with something opened are left out, and so is the one with two rare notes at once.
 */
export const mostWords: Readonly<Record<string, number>> = {
  'all-works': 45,
  problems: 45,
  'problems-since': 45,
  'six-blocked': 45,
  'longest-names': 45,
  'photos-stall': 45,
  'all-unsure': 45,
  proxied: 45,
  offline: 45,
  'proxy-dead': 45,
  captive: 45,
  'national-only': 45,
  'clock-wrong': 45,
  declined: 45,
  stale: 45,
  'tested-again': 45,
  running: 45,
  'running-by-itself': 45,
  'running-first': 45,
  'running-silent': 45,
  'running-nothing': 45,
  'first-run': 85,
  'history-lost': 85,
};

/** The same with one row opened: the scene, the row, and the most words. */
export const openedRow = { scene: 'problems-since', row: 'whatsapp', mostWords: 110 } as const;

/** The smallest share of a phone's window that is left for the list, in which messengers are judged. */
export const leastListShare = 0.55;

/** The smallest height of a touch target, CSS pixels. */
export const leastTarget = 44;

export const phone = { width: 320, height: 640, touch: true } as const;

/** The largest window that a browser gives the popup of an extension is 600 px high. */
export const belowToolbar = { width: 380, height: 600, touch: false } as const;

/** The most height that the settings of most people take on a phone, CSS pixels. */
export const highestSettings = 2500;

/** Widths of phones on which every page is tested for touch. */
export const phoneWidths = [360, 412] as const;
export const phoneHeight = 740;
