import { useLayoutEffect } from 'preact/hooks';
import { markPage } from './page-attributes.ts';
import { view } from './state.ts';

/** Marks the page with the state of the check once its rows show it: whoever waits for the mark reads them next. */
export function PageMarks() {
  const current = view.value;
  useLayoutEffect(() => markPage(document.documentElement, current), [current]);
  return undefined;
}
