import '../shared/theme.css';
import '../shared/base.css';
import '../shared/form.css';
import '../shared/fields.css';
import '../shared/table.css';
import '../shared/first-choice.css';
import '../shared/current/check.css';
import '../shared/current/notes.css';
import '../shared/current/headline.css';
import '../shared/current/what-now.css';
import '../shared/current/verdict.css';
import '../shared/current/service-details.css';
import '../shared/evidence/evidence.css';
import '../shared/feedback/feedback.css';
import './frame.css';
import './parts/parts.css';
import './parts/filters.css';
import './charts/history-chart.css';
import './charts/hour-map.css';
import './charts/speed.css';
import './overview/overview.css';
import './service/service.css';
import './history/history.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { markSeenWhileVisible } from '../shared/current/mark-seen.ts';
import { PageMarks } from '../shared/current/page-marks.tsx';
import { follow, showAtOnce } from '../shared/current/state.ts';
import { followTexts } from '../shared/load-texts.ts';
import { printWithoutAddresses } from '../shared/print-without-addresses.ts';
import { t } from '../shared/text.ts';
import { UnsavedForm } from '../shared/unsaved.tsx';
import { Dashboard } from './dashboard.tsx';
import { watchHistory } from './parts/history-version.ts';

await showAtOnce();
effect(() => {
  document.title = t('dashboard_title');
});
render(
  <>
    <Dashboard />
    <PageMarks />
    <UnsavedForm />
  </>,
  document.body,
);
follow();
watchHistory();
markSeenWhileVisible();
followTexts();
printWithoutAddresses();
