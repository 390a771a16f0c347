import { effect, signal } from '@preact/signals';
import { onChange } from '../../../platform/browser/changes.ts';
import { view } from '../../shared/current/state.ts';

/**
 * Moves on when what is stored of the past has changed. While a check runs, every verdict is told as a change, and a
 * year of history would be read a dozen times: what it came to is read once, at its end.
 */
export const historyVersion = signal(0);

/** Changes come in twos and threes. */
const quietMs = 150;

/** Keeps the historyVersion true while the page is open; returns how to stop. */
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
