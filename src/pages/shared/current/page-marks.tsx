import { useLayoutEffect } from 'preact/hooks';
import { view } from './state.ts';
import type { View } from './view.ts';

/** Marks the page with the state of the check once its rows show it: whoever waits for the mark reads them next. */
export function PageMarks() {
  const current = view.value;
  useLayoutEffect(() => markPage(document.documentElement, current), [current]);
  return undefined;
}

/** The state of the page as attributes of `<html>`, for tests and assistive scripts. Absent means no value yet. */
export function markPage(root: HTMLElement, view: View | undefined): void {
  const network = view?.running?.network ?? view?.finished?.network;
  // Set only when every stage has ended.
  const checkedAt = view?.finished && !view.running ? (view.finished.endedAt ?? view.finished.at) : undefined;
  set(root, 'data-round', view?.running ? 'running' : 'idle');
  set(root, 'data-network', network?.state);
  set(root, 'data-checked-at', checkedAt?.toString());
}

function set(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) root.removeAttribute(name);
  else root.setAttribute(name, value);
}
