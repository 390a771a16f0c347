import { signal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../text.ts';
import { headlineOf, headlineText } from './headline.ts';
import { rowsOf } from './rows.ts';
import { now, view } from './state.ts';
import type { View } from './view.ts';

const announcement = signal('');

/** The least time between two announcements, because each one interrupts the person. */
const everyMs = 3000;

/** How long an announcement stays, ms: long enough to be said, and gone when somebody reads the page from its beginning. */
const saidForMs = 10_000;

/** Announces a text that comes up by an action: a live region that comes with its text is silent in some browsers. */
export function announce(text: string): void {
  announcement.value = text;
}

/** Announces the headline to assistive software when it changes, and the outcome of actions. */
export function Announcer() {
  const place = useRef<HTMLParagraphElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const lastAt = useRef(0);
  const lastNews = useRef('');
  useSignalEffect(() => {
    const snapshot = view.value;
    const news = snapshot ? newsOf(snapshot, now.peek()) : '';
    if (news !== lastNews.current) announce(news);
    lastNews.current = news;
  });
  useSignalEffect(() => {
    const text = announcement.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        if (place.current) place.current.textContent = text;
        if (text === '') return;
        lastAt.current = Date.now();
        timer.current = setTimeout(() => announce(''), saidForMs);
      },
      Math.max(0, lastAt.current + everyMs - Date.now()),
    );
  });
  return <p ref={place} class="visually-hidden" role="status" aria-live="polite" />;
}

/** The headline. Of a running check only that it runs: what it found is told at its end, and not twenty times before. */
function newsOf(view: View, at: number): string {
  return view.running ? t('headline_running') : headlineText(headlineOf(view, rowsOf(view, at), at));
}
