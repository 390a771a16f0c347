import '../ui/theme.css';
import '../ui/base.css';
import './layout.css';
import './header.css';
import './notes.css';
import './rows.css';
import './details.css';
import './footer.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { followTexts, loadTexts } from '../ui/load-texts.ts';
import { markPage } from './page-attributes.ts';
import { Popup } from './popup.tsx';
import { follow, reload, view } from './state.ts';
import { closeOnEscape, markSurface } from './surface.ts';

markSurface(document.documentElement);
closeOnEscape();
effect(() => markPage(document.documentElement, view.value));
// Everything is read before the first paint, so that the last result is there at once and nothing jumps.
await Promise.all([loadTexts(), reload()]);
render(<Popup />, document.body);
follow();
followTexts();
