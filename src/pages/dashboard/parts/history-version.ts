import { effect, signal } from '@preact/signals';
import { onChange } from '../../../platform/browser/changes.ts';
import { view } from '../../shared/current/state.ts';

/**
 * A counter that goes up when the stored history has changed. Changes during a check count once, at its end: each verdict
 * is a change, and a year of history would be read a dozen times.
 */
export const historyVersion = signal(0);

/** Changes that come within this time count as one. */
const quietMs = 150;

/** Keeps the version current while the page is open. Returns a function that stops this. */
export function watchHistory(): () => void {
  const behind = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopListening = onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      behind.value = true;
    }, quietMs);
  });
  const stopCatchingUp = effect(() => {
    if (!behind.value || view.value?.running) return;
    behind.value = false;
    historyVersion.value = historyVersion.peek() + 1;
  });
  return () => {
    clearTimeout(timer);
    stopListening();
    stopCatchingUp();
  };
}
