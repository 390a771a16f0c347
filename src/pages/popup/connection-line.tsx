import { isJudgedNetwork } from '../../model/network-states.ts';
import { throughOf } from '../shared/current/headline.ts';
import type { View } from '../shared/current/view.ts';
import { t, textKey } from '../shared/text.ts';

interface Props {
  readonly view: View;
  /** Does a messenger fail? Where all work, nobody asks about the connection. */
  readonly failing: boolean;
}

/** Is it me? "Your internet is fine: other sites answer" */
export function ConnectionLine({ view, failing }: Props) {
  const { finished, storeProblem } = view;
  if (!finished || storeProblem) return undefined;
  const text = connectionText(finished, failing);
  return text && <p class="connection-line quiet">{text}</p>;
}

function connectionText(round: NonNullable<View['finished']>, failing: boolean): string | undefined {
  const { network } = round;
  // The headline says that it was seen through a VPN or proxy, of which the other sites say nothing.
  if (!network || !isJudgedNetwork(network.state) || throughOf(round)) return undefined;
  if (network.because.includes('no-control-answers')) return t('network_because_no_control_answers');
  if (network.state !== 'online') return t(textKey('network', network.state));
  return failing ? t('internet_fine') : undefined;
}
