import type { Words } from './words.ts';

/** A sentence of `up_to`, with the time marked for machines. @param at epoch s */
export function UpTo({ words, at }: { readonly words: Words; readonly at: number }) {
  return <time datetime={new Date(at * 1000).toISOString()}>{words.t('up_to', { time: words.time(at) })}</time>;
}
