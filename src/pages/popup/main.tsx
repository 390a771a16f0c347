import '../shared/theme.css';
import '../shared/base.css';
import './layout.css';
import './header.css';
import '../shared/current/notes.css';
import './rows.css';
import '../shared/form.css';
import '../shared/current/check.css';
import '../shared/current/headline.css';
import '../shared/current/what-now.css';
import '../shared/current/verdict.css';
import './footer.css';
import { render } from 'preact';
import { isPopup } from '../../platform/browser/open-page.ts';
import { markSeenWhileVisible } from '../shared/current/mark-seen.ts';
import { PageMarks } from '../shared/current/page-marks.tsx';
import { follow, showAtOnce } from '../shared/current/state.ts';
import { followTexts } from '../shared/load-texts.ts';
import { UnsavedForm } from '../shared/unsaved.tsx';
import { Popup } from './popup.tsx';

markSurface(document.documentElement);
closeOnEscape();
// Read before the first paint, so that the last result shows at once and the layout does not shift.
await showAtOnce();
render(
  <>
    <Popup />
    <PageMarks />
    <UnsavedForm />
  </>,
  document.body,
);
follow();
markSeenWhileVisible();
followTexts();
// Nobody prints before the first paint, which would wait for the styles.
requestIdleCallback(async () => (await import('../shared/print-without-addresses.ts')).printWithoutAddresses());

/** Tells the style sheet whether the page is a popup, which has a fixed width, or a tab. */
function markSurface(root: HTMLElement): void {
  root.dataset['surface'] = isPopup() ? 'popup' : 'tab';
}

/** Closes the popup on Escape. Browsers do not always do so while a control in it has the focus. */
function closeOnEscape(): void {
  addEventListener('keydown', (event) => {
    const inDialog = document.querySelector('dialog[open]') !== null;
    if (event.key === 'Escape' && !inDialog && isPopup()) window.close();
  });
}
