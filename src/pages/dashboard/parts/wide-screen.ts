import { computed, signal } from '@preact/signals';

/** Below this width charts stand under their names. */
const query = matchMedia('(min-width: 720px)');

/** Is there room for charts beside their names? */
export const isWideScreen = signal(query.matches);

query.addEventListener('change', ({ matches }) => {
  isWideScreen.value = matches;
});

/** How many cells of a chart can be told apart side by side. */
export const mostCells = computed(() => (isWideScreen.value ? 54 : 30));
