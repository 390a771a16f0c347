import { isJudgedNetwork } from '../../model/network-states.ts';
import { isStale, throughOf } from '../shared/current/headline.ts';
import type { View } from '../shared/current/view.ts';
import { t, textKey } from '../shared/text.ts';

/** Is it me? "Your internet is fine: other sites answer" */
export function ConnectionLine({ view, now }: { readonly view: View; readonly now: number }) {
  const { finished, storeProblem } = view;
  if (!finished || storeProblem) return undefined;
  const text = isStale(view, now) ? t('control_stale') : connectionText(finished);
  return text && <p class="connection-line quiet">{text}</p>;
}

function connectionText(round: NonNullable<View['finished']>): string | undefined {
  const { network } = round;
  const through = throughOf(round);
  if (through) return t(textKey('without', through));
  if (!network || !isJudgedNetwork(network.state)) return undefined;
  if (network.because.includes('no-control-answers')) return t('network_because_no_control_answers');
  return network.state === 'online' ? t('internet_fine') : t(textKey('network', network.state));
}
