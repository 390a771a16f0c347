import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { hostsOf } from './hosts-of.ts';
import { plural, t } from './text.ts';

/** The most data that a check of seven services moves if nothing is wrong, as stated on the pages. */
export const checkMegabytes = 1.3;

/** The same of a check that saves data. */
export const saverMegabytes = 0.3;

interface Props {
  readonly onPress: () => void;
  /** Another button comes first. */
  readonly second?: boolean;
  /** What is heard where a narrow screen shows a sign alone. */
  readonly label?: string;
  readonly children?: ComponentChildren;
}

/** "Check now". Takes the focus when the page opens, unless another button comes first. */
export function CheckButton({ onPress, second = false, label, children = t('check_now') }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!second && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  // What takes its place when a check begins has the focus next, and not the top of the page.
  useLayoutEffect(() => {
    const focusNext = () => document.getElementById('running')?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement === button.current) queueMicrotask(focusNext);
    };
  }, []);
  return (
    <button
      ref={button}
      type="button"
      class={second ? 'button button-small' : 'button button-main'}
      data-action="check-now"
      aria-label={label}
      disabled={inPrivateWindow()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Explains why the button is disabled in a private window. */
export function PrivateNote() {
  return inPrivateWindow() ? <p class="quiet">{t('note_private')}</p> : undefined;
}

/** Announces the browser's permission prompt and the reason for it. */
export function AccessNote({ missing }: { readonly missing: readonly string[] }) {
  if (missing.length === 0) return undefined;
  return <p class="access-note quiet">{plural('access_note', hostsOf(missing).length)}</p>;
}
