import '../ui/theme.css';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/current/check.css';
import '../ui/current/notes.css';
import '../ui/current/verdict.css';
import '../ui/current/service-details.css';
import '../ui/evidence/evidence.css';
import './frame.css';
import './crowd/crowd.css';
import './sharing/sharing.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { markPage } from '../ui/current/page-attributes.ts';
import { follow, reload, view } from '../ui/current/state.ts';
import { followTexts, loadTexts } from '../ui/load-texts.ts';
import { t } from '../ui/text.ts';
import { Dashboard } from './dashboard.tsx';

effect(() => markPage(document.documentElement, view.value));
await Promise.all([loadTexts(), reload()]);
effect(() => {
  document.title = t('dashboard_title');
});
render(<Dashboard />, document.body);
follow();
followTexts();
