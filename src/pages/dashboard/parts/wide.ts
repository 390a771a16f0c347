import { computed, signal } from '@preact/signals';

/** Below this width charts stand under their names. */
const query = matchMedia('(min-width: 720px)');

/** Is there room for charts beside their names? */
export const wide = signal(query.matches);

query.addEventListener('change', ({ matches }) => {
  wide.value = matches;
});

/** How many cells of a chart can be told apart side by side. */
export const mostCells = computed(() => (wide.value ? 54 : 30));
