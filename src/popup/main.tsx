import '../ui/theme.css';
import '../ui/base.css';
import './layout.css';
import './header.css';
import '../ui/current/notes.css';
import './rows.css';
import '../ui/controls.css';
import '../ui/current/check.css';
import '../ui/current/verdict.css';
import '../ui/current/service-details.css';
import '../ui/evidence/evidence.css';
import './footer.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { markPage } from '../ui/current/page-attributes.ts';
import { follow, reload, view } from '../ui/current/state.ts';
import { followTexts, loadTexts } from '../ui/load-texts.ts';
import { Popup } from './popup.tsx';
import { closeOnEscape, markSurface } from './surface.ts';

markSurface(document.documentElement);
closeOnEscape();
effect(() => markPage(document.documentElement, view.value));
// Everything is read before the first paint, so that the last result is there at once and nothing jumps.
await Promise.all([loadTexts(), reload()]);
render(<Popup />, document.body);
follow();
followTexts();
