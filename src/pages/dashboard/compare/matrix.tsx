import { Link } from 'wouter-preact';
import { csvLine } from '../../../history/export/csv.ts';
import type { ServiceTally } from '../../../history/roll-up.ts';
import { judgedRounds, judgedStates, knownRounds, type Tally, uptime } from '../../../history/tally.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { ServiceId } from '../../../model/service.ts';
import { isJudged, isKnown, type KnownState, type ServiceState, serviceStates } from '../../../model/verdict.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { plural, t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { Chart } from '../charts/chart.tsx';
import { percentText } from '../parts/format-when.ts';
import { networkLabel } from '../parts/network-label.ts';
import { pathOfService } from '../parts/paths.ts';

const columns = [...judgedStates, 'site-only', 'site-blocked'] as const satisfies readonly KnownState[];

interface Props {
  readonly services: readonly { readonly id: ServiceId; readonly name: string }[];
  readonly networks: readonly LabelledNetwork[];
  readonly totals: ReadonlyMap<string, ReadonlyMap<ServiceId, ServiceTally>>;
  /** The first day of the range, in words. */
  readonly since: string;
}

/** A table of messengers (rows) by networks (columns): how often each worked, and its most frequent state. */
export function Matrix({ services, networks, totals, since }: Props) {
  if (networks.length === 0) return <p class="nothing">{t('nothing_in_range')}</p>;
  const tallyOf = (service: ServiceId, network: string) => totals.get(network)?.get(service)?.total;
  const csv = () =>
    csvLine(['service', 'network', 'checks', 'judged', ...columns]) +
    services
      .flatMap(({ id }) => networks.map((network) => ({ id, network, tally: tallyOf(id, network.id) })))
      .map(({ id, network, tally }) =>
        csvLine([
          id,
          // The file does not depend on the language.
          network.label ?? network.id,
          tally?.rounds ?? 0,
          tally ? judgedRounds(tally) : 0,
          ...columns.map((state) => tally?.states[state] ?? 0),
        ]),
      )
      .join('');
  return (
    <Chart title={t('compare_chart', { since })} name="compare" csv={csv}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <div class="scroll" tabIndex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {networks.map(({ id }) => (
                <th scope="col" key={id}>
                  <bdi>{networkLabel(id, networks)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {services.map(({ id, name }) => (
              <tr key={id} data-service={id}>
                <th scope="row">
                  <Link href={pathOfService(id)}>
                    <bdi>{name}</bdi>
                  </Link>
                </th>
                {networks.map((network) => (
                  <Cell key={network.id} network={network.id} tally={tallyOf(id, network.id)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Chart>
  );
}

function Cell({ network, tally }: { readonly network: string; readonly tally: Tally | undefined }) {
  const state = tally && mostly(tally);
  if (!tally || !state) {
    return (
      <td class="quiet" data-network={network}>
        {t('no_data')}
      </td>
    );
  }
  return (
    <td data-network={network} data-state={state} data-tone={toneOf(state)}>
      <span class="matrix-cell">
        <StateMark state={state} />
        <span>{cellText(state, tally)}</span>
      </span>
      <span class="quiet">{plural('checks_count', knownRounds(tally))}</span>
    </td>
  );
}

/** How often the app worked, unless only its site can be asked. */
function cellText(state: ServiceState, tally: Tally): string {
  const [word, worked] = [t(textKey('state', state)), uptime(tally)];
  return isJudged(state) && worked !== undefined ? t('matrix_cell', { state: word, share: percentText(worked) }) : word;
}

/** The most frequent state, and the worse one of a tie. */
function mostly({ states }: Tally) {
  const found = serviceStates.filter((state) => isKnown(state) && (states[state] ?? 0) > 0);
  return found.toSorted((a, b) => (states[b] ?? 0) - (states[a] ?? 0))[0];
}
