import '../shared/theme.css';
import '../shared/base.css';
import '../shared/form.css';
import '../shared/language-choice.css';
import '../shared/first-choice.css';
import '../shared/current/headline.css';
import '../shared/current/verdict.css';
import './welcome.css';
import { render } from 'preact';
import { isInToolbar } from '../../platform/browser/toolbar.ts';
import { followTexts, loadTexts } from '../shared/load-texts.ts';
import { printWithoutAddresses } from '../shared/print-without-addresses.ts';
import { UnsavedForm } from '../shared/unsaved.tsx';
import { followPlanned, readPlanned } from './planned.ts';
import { Welcome } from './welcome.tsx';

const [inToolbar] = await Promise.all([isInToolbar(), loadTexts(), readPlanned()]);
render(
  <>
    <Welcome inToolbar={inToolbar} />
    <UnsavedForm />
  </>,
  document.body,
);
followPlanned();
followTexts();
printWithoutAddresses();
