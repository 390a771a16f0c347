import { Link } from 'wouter-preact';
import { serviceName } from '../../../catalogue/known-services.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import { letsJudge } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import { isProblem, serviceStates } from '../../../model/verdict.ts';
import { list } from '../../shared/format.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { clockText } from '../parts/format-when.ts';
import { networkLabel } from '../parts/network-label.ts';
import { pathOfRound } from '../parts/paths.ts';

interface Props {
  readonly round: Round;
  readonly networks: readonly LabelledNetwork[];
  readonly settings: Settings;
  /** Show only the result for this service. */
  readonly service?: ServiceId;
}

/** One check in a line: time, network, the messengers that fail by name, and how many are in the other states. */
export function RoundRow({ round, networks, settings, service }: Props) {
  const verdicts = round.verdicts.filter((one) => service === undefined || one.service === service);
  const found = serviceStates.flatMap((state) => {
    const apps = verdicts.filter((verdict) => verdict.state === state).map((one) => serviceName(one.service, settings));
    return apps.length === 0 ? [] : [{ state, apps }];
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
        <time dateTime={new Date(round.at).toISOString()}>{clockText(round.at)}</time>
        <span class="round-counts">
          {network !== undefined && !letsJudge(network) ? (
            <span>{t(textKey('network', network))}</span>
          ) : (
            found.map(({ state, apps }) => (
              <span key={state} class="round-count" data-tone={toneOf(state)}>
                <StateMark state={state} />
                {isProblem(state) || service !== undefined
                  ? t('state_apps', { state: t(textKey('state', state)), apps: list(apps) })
                  : t('state_count', { state: t(textKey('state', state)), count: apps.length })}
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
