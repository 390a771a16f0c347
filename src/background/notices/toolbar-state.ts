import { isProblem, type ServiceVerdict } from '../../model/verdict.ts';
import { localTexts } from '../../platform/browser/local-text.ts';
import { showInToolbar } from '../../platform/browser/toolbar.ts';
import { openHistory } from '../../platform/store/open-history.ts';
import { readCatalogue } from '../../platform/values/catalogue-in-effect.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { wantedServices } from '../round/wanted-services.ts';
import { showUnseen } from './unseen.ts';

/**
 * Shows the popup's verdicts in the toolbar: after a check, after a deletion, after the browser's start, which forgets
 * them, and after a change of language.
 */
export async function restoreToolbar(): Promise<void> {
  const [{ settings }, catalogue] = await Promise.all([readSettings(), readCatalogue()]);
  const verdicts = await (await openHistory()).lastVerdicts(wantedServices(settings, catalogue));
  await showVerdicts([...verdicts.values()]);
  await showUnseen();
}

/** Shows an empty history, after everything was deleted or if nothing can be opened. */
export async function clearToolbar(): Promise<void> {
  await showVerdicts([]);
  await showUnseen();
}

async function showVerdicts(verdicts: readonly ServiceVerdict[]): Promise<void> {
  const { tag, text } = await localTexts();
  if (verdicts.length === 0) return showInToolbar('app', text('appName'));
  const states = verdicts.map(({ state }) => state);
  const count = states.filter(isProblem).length;
  const newest = Math.max(...verdicts.map(({ at }) => at));
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(newest);
  if (count > 0) {
    const icon = states.includes('blocked') ? 'blocked' : 'attention';
    await showInToolbar(icon, text('toolbar_problems', { count, time }));
  } else if (states.includes('works')) await showInToolbar('ok', text('toolbar_no_problems', { time }));
  else {
    const key = states.includes('site-only') ? 'toolbar_no_problems' : 'toolbar_unsure';
    await showInToolbar('unknown', text(key, { time }));
  }
}
