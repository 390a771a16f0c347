import { signal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { headline } from '../../shared/current/headline-text.ts';
import { rowsOf } from '../../shared/current/rows.ts';
import { now, view } from '../../shared/current/state.ts';

const announcement = signal('');

/** Assistive software is told no more often than this: each word of it interrupts. */
const everyMs = 3000;

/** Says something once, to those who hear the page. */
export function announce(text: string): void {
  announcement.value = text;
}

/** The one place from which the page speaks by itself: the start of a check, each new problem, the end, and what was done. */
export function Announcer() {
  const place = useRef<HTMLParagraphElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const lastAt = useRef(0);
  useSignalEffect(() => {
    const snapshot = view.value;
    if (snapshot) announce(headline(snapshot, rowsOf(snapshot, now.peek()), now.peek()));
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
