import type { View } from './view.ts';

/** May a person start a check? One that the browser began by itself, which takes minutes, gives way to it. */
export function mayCheck({ running }: Pick<View, 'running'>): boolean {
  return running?.trigger !== 'person';
}
