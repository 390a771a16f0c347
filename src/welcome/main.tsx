import '../ui/theme.css';
import '../ui/base.css';
import '../ui/language-choice.css';
import './welcome.css';
import { render } from 'preact';
import { isInToolbar } from '../platform/toolbar.ts';
import { followTexts, loadTexts } from '../ui/load-texts.ts';
import { followPlanned, readPlanned } from './planned.ts';
import { Welcome } from './welcome.tsx';

const [inToolbar] = await Promise.all([isInToolbar(), loadTexts(), readPlanned()]);
render(<Welcome inToolbar={inToolbar} />, document.body);
followPlanned();
followTexts();
