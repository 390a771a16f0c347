import { signal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { headlineOf, headlineText } from '../../shared/current/headline.ts';
import { rowsOf } from '../../shared/current/rows.ts';
import { now, view } from '../../shared/current/state.ts';

const announcement = signal('');

/** The least time between two announcements, because each one interrupts the person. */
const everyMs = 3000;

/** Announces a text to assistive software. */
export function announce(text: string): void {
  announcement.value = text;
}

/** The only live region of the dashboard. It announces the headline when that changes, and the outcome of actions. */
export function Announcer() {
  const place = useRef<HTMLParagraphElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const lastAt = useRef(0);
  useSignalEffect(() => {
    const snapshot = view.value;
    if (snapshot) announce(headlineText(headlineOf(snapshot, rowsOf(snapshot, now.peek()), now.peek())));
  });
  useSignalEffect(() => {
    const text = announcement.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        lastAt.current = Date.now();
        if (place.current && place.current.textContent !== text) place.current.textContent = text;
      },
      Math.max(0, lastAt.current + everyMs - Date.now()),
    );
  });
  return <p ref={place} class="visually-hidden" role="status" aria-live="polite" />;
}
