import { Link } from 'wouter-preact';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import { letsJudge } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceId } from '../../../model/service.ts';
import { type ServiceState, serviceStates } from '../../../model/verdict.ts';
import { moment } from '../../shared/format.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { networkLabel } from '../parts/network-label.ts';
import { pathOfRound } from '../parts/paths.ts';

interface Props {
  readonly round: Round;
  readonly networks: readonly LabelledNetwork[];
  readonly now: number;
  /** Show only the result for this service. */
  readonly service?: ServiceId;
}

/** One check in a line: time, network, and the number of messengers in each state. */
export function RoundRow({ round, networks, now, service }: Props) {
  const verdicts = round.verdicts.filter((one) => service === undefined || one.service === service);
  const counts = serviceStates.flatMap((state): [ServiceState, number][] => {
    const count = verdicts.filter((verdict) => verdict.state === state).length;
    return count === 0 ? [] : [[state, count]];
  });
  const network = round.network?.state;
  const asides = [
    t(textKey('trigger', round.trigger)),
    ...(round.extent === 'whole' ? [] : [t('speed_not_checked')]),
    ...(round.status === 'finished' ? [] : [t('round_cut_short')]),
  ];
  return (
    <li data-round-at={round.at}>
      <Link href={pathOfRound(round.at)}>
        <time dateTime={new Date(round.at).toISOString()}>{moment(round.at, now)}</time>
        <span class="round-counts">
          {network !== undefined && !letsJudge(network) ? (
            <span>{t(textKey('network', network))}</span>
          ) : (
            counts.map(([state, count]) => (
              <span key={state} class="round-count" data-tone={toneOf(state)}>
                <StateMark state={state} />
                {t('state_count', { state: t(textKey('state', state)), count })}
              </span>
            ))
          )}
        </span>
        <span class="quiet">
          {asides.join(' · ')}
          {networks.length > 1 && (
            <>
              {' · '}
              <bdi>{networkLabel(round.profile, networks)}</bdi>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
