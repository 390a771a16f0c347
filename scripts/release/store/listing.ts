import { limitsOf, privacyOf, type TextOf, untriedOf } from '../texts.ts';

/** The longest texts that a store accepts, characters. */
export const limits = {
  // Chrome and Edge allow 75 and Mozilla 50; Bitwarden uses 40.
  name: 40,
  // Chrome's limit; Mozilla allows 250.
  summary: 132,
  // The minimum at Edge, and the maximum at Chrome and Mozilla.
  description: 10_000,
  // Chrome's limit for the single purpose, and for each reason.
  reason: 1000,
} as const;

export interface Listing {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
}

/** The texts of a store listing in a language, taken from the extension's, so that privacy is described only once. */
export function listingOf(t: TextOf, canShare: boolean, now: number): Listing {
  const points = (lines: readonly string[]) => lines.map((line) => `• ${line}`).join('\n');
  return {
    name: t('appName'),
    summary: t('appDescription'),
    description: [
      t('appDescription'),
      t('welcome_quiet'),
      `${t('help_limits')}\n${points(limitsOf(t))}`,
      ...untriedOf(t, now),
      `${t('privacy')}\n${points(privacyOf(t, canShare))}`,
      t('risk_seen'),
      t('about_licence'),
      t('about_not_affiliated'),
    ].join('\n\n'),
  };
}

/** The texts, of a listing or others, that are too long. */
export function tooLong(texts: Readonly<Record<string, string>>, most: Readonly<Record<string, number>>): string[] {
  return Object.entries(texts)
    .filter(([name, text]) => [...text].length > (most[name] ?? 0))
    .map(([name, text]) => `${name}: ${[...text].length} characters, of ${most[name] ?? 0}`);
}
