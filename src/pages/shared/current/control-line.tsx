import { isJudgedNetwork } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import { connectionOf } from '../connection-of.ts';
import { checkedAgo } from '../format.ts';
import { t, textKey } from '../text.ts';
import { checkedAt, isStale } from './headline.ts';
import { checkedPart } from './may-check.ts';
import type { View } from './view.ts';

/** "Checked 5 min ago · your internet is fine", or "1 of 7 checked 5 min ago · your internet is fine". */
export function ControlLine({ view, now }: { readonly view: View; readonly now: number }) {
  const { finished } = view;
  if (!finished || view.storeProblem) return undefined;
  const parts = isStale(view, now)
    ? [t('control_stale')]
    : [checkedAgo(checkedAt(finished), now, checkedPart(view)), connectionText(finished)];
  return <p class="control-line quiet">{parts.filter(Boolean).join(' · ')}</p>;
}

function connectionText(round: Round): string | undefined {
  const { network } = round;
  const state = connectionOf(round);
  if (!network || !state) return undefined;
  const { answered, tried } = network;
  // The state may be only inferred from messengers that answered, so the line gives the bare numbers.
  return isJudgedNetwork(state) && !network.because.includes('no-control-answers')
    ? t(textKey('control', state))
    : t('network_tried', { answered, tried });
}
