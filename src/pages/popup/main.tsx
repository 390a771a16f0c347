import '../shared/theme.css';
import '../shared/base.css';
import './layout.css';
import './header.css';
import '../shared/current/notes.css';
import './rows.css';
import '../shared/controls.css';
import '../shared/current/check.css';
import '../shared/current/headline.css';
import '../shared/current/what-now.css';
import '../shared/current/verdict.css';
import './footer.css';
import { render } from 'preact';
import { markSeenWhileVisible } from '../shared/current/mark-seen.ts';
import { PageMarks } from '../shared/current/page-marks.tsx';
import { follow, showAtOnce } from '../shared/current/state.ts';
import { followTexts } from '../shared/load-texts.ts';
import { UnsavedForm } from '../shared/unsaved.tsx';
import { Popup } from './popup.tsx';
import { closeOnEscape, markSurface } from './surface.ts';

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
