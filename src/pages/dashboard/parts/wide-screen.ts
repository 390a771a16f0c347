import { computed, signal } from '@preact/signals';

/** On narrower screens charts are placed below their names. */
const query = matchMedia('(min-width: 720px)');

/** Is there space for charts beside their names? */
export const isWideScreen = signal(query.matches);

query.addEventListener('change', ({ matches }) => {
  isWideScreen.value = matches;
});

/** The most cells of a chart that are distinguishable on this screen. */
export const maxCells = computed(() => (isWideScreen.value ? 54 : 30));

/** Is the screen touched, so that nobody points or has keys? */
export function isTouched(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
