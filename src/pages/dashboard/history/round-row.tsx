import { Link } from 'wouter-preact';
import { serviceName } from '../../../catalogue/known-services.ts';
import { isOwn } from '../../../history/own.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import { isJudgedNetwork } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import { isProblem, type ServiceVerdict, serviceStates } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { connectionOf } from '../../shared/connection-of.ts';
import { list } from '../../shared/format.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { networkLabel } from '../parts/network-label.ts';
import { pathOfRound } from '../parts/paths.ts';
import { verdictWord } from './verdict-word.ts';

interface Props {
  readonly round: Round;
  /** When it started, in words. */
  readonly when: string;
  readonly networks: readonly LabelledNetwork[];
  readonly settings: Settings;
  /** Show only the result for this service. */
  readonly service?: ServiceId;
}

/** One check in a line: time, network, the messengers that fail by name, and how many are in the other states. */
export function RoundRow({ round, when, networks, settings, service }: Props) {
  const verdicts = round.verdicts.filter((one) => service === undefined || one.service === service);
  const network = connectionOf(round);
  const asides = [
    t(textKey('trigger', round.trigger)),
    ...(round.extent === 'whole' ? [] : [t('speed_not_checked')]),
    ...(round.status === 'finished' ? [] : [t('round_cut_short')]),
    ...(isOwn(round) ? [] : [t('round_imported')]),
    ...(round.leftOut ? [t('round_left_out')] : []),
  ];
  return (
    <li data-round-at={round.at}>
      <Link href={pathOfRound(round.at)}>
        <time dateTime={new Date(round.at).toISOString()}>{when}</time>
        <span class="round-counts">
          {network !== undefined && !isJudgedNetwork(network) ? (
            <span>{t(textKey('network', network))}</span>
          ) : (
            found(verdicts, service !== undefined).map(({ state, word, some, named }) => (
              <span key={word} class="round-count" data-tone={toneOf(state)}>
                <StateMark state={state} />
                {named
                  ? t('state_apps', {
                      state: word,
                      apps: list(some.map((one) => serviceName(one.service, settings, catalogue.value))),
                    })
                  : t('state_count', { state: word, count: some.length })}
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

/**
 * The verdicts that share a line, the worst first: those that fail, by the word of the list, which has the doubt in it,
 * and the others, by their state.
 */
function found(verdicts: readonly ServiceVerdict[], nameAll: boolean) {
  return serviceStates.flatMap((state) => {
    const named = nameAll || isProblem(state);
    const word = (verdict: ServiceVerdict) => (named ? verdictWord(verdict) : t(textKey('state', state)));
    const those = verdicts.filter((verdict) => verdict.state === state);
    const words = [...new Set(those.map(word))];
    return words.map((said) => ({ state, word: said, some: those.filter((one) => word(one) === said), named }));
  });
}
