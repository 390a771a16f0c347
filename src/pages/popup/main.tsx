import '../shared/theme.css';
import '../shared/base.css';
import './layout.css';
import './header.css';
import '../shared/current/notes.css';
import './rows.css';
import '../shared/controls.css';
import '../shared/current/check.css';
import '../shared/current/headline.css';
import '../shared/current/verdict.css';
import './footer.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { markSeenWhileVisible } from '../shared/current/mark-seen.ts';
import { markPage } from '../shared/current/page-attributes.ts';
import { follow, reload, view } from '../shared/current/state.ts';
import { followTexts, loadTexts } from '../shared/load-texts.ts';
import { Popup } from './popup.tsx';
import { closeOnEscape, markSurface } from './surface.ts';

markSurface(document.documentElement);
closeOnEscape();
effect(() => markPage(document.documentElement, view.value));
// Read before the first paint, so that the last result shows at once and the layout does not shift.
await Promise.all([loadTexts(), reload()]);
render(<Popup />, document.body);
follow();
markSeenWhileVisible();
followTexts();
// Nobody prints before the first paint.
void import('../shared/print-without-addresses.ts').then(({ printWithoutAddresses }) => printWithoutAddresses());
