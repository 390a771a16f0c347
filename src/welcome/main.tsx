import '../ui/theme.css';
import '../ui/base.css';
import '../ui/language-choice.css';
import './welcome.css';
import { render } from 'preact';
import { readSettings } from '../platform/local-values.ts';
import { missingOrigins } from '../platform/permissions.ts';
import { isInToolbar } from '../platform/toolbar.ts';
import { chosenServices } from '../ui/chosen-services.ts';
import { followTexts, loadTexts } from '../ui/load-texts.ts';
import { neededOrigins } from '../ui/needed-origins.ts';
import { Welcome } from './welcome.tsx';

const [{ settings }, inToolbar] = await Promise.all([readSettings(), isInToolbar(), loadTexts()]);
const services = chosenServices(settings);
// Known before the click, since nothing may be awaited between the click and the browser's question.
const missing = await missingOrigins(neededOrigins(services));
render(<Welcome services={services} missing={missing} inToolbar={inToolbar} />, document.body);
followTexts();
