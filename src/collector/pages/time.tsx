import { timeText } from './words.ts';

/** @param at epoch s */
export function Time({ at }: { readonly at: number }) {
  return <time datetime={new Date(at * 1000).toISOString()}>{timeText(at)}</time>;
}
