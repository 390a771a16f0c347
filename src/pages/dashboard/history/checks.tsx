import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { serviceName } from '../../../catalogue/known-services.ts';
import { intervalsOf } from '../../../history/intervals.ts';
import { isOwn } from '../../../history/own.ts';
import type { RoundFilter } from '../../../history/round-filter.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceState } from '../../../model/verdict.ts';
import { Button } from '../../shared/button.tsx';
import { catalogue } from '../../shared/catalogue.ts';
import { now, view } from '../../shared/current/state.ts';
import { lazy } from '../../shared/lazy.tsx';
import { plural, t, textKey } from '../../shared/text.ts';
import { ByDay } from '../parts/by-day.tsx';
import { HiddenNote, NetworkFilter } from '../parts/filter-bar.tsx';
import { dropMissingNetwork, filters, hiddenNetworks, setFilters } from '../parts/filters.ts';
import { clockText, timeText } from '../parts/format-when.ts';
import { FailedNote, useHistory, Waiting } from '../parts/use-history.tsx';
import type { DatedAheadProps } from './dated-ahead.tsx';
import { IntervalRows } from './interval-rows.tsx';
import { LeaveOut } from './leave-out.tsx';
import { NoChecks } from './no-checks.tsx';
import { RoundRow } from './round-row.tsx';
import { ServiceSelect, StateSelect } from './selects.tsx';

interface Props {
  /** The messenger that the address names. It may not exist. */
  readonly asked: string | undefined;
  /** Show only the checks of this period (epoch ms). */
  readonly period?: { readonly from: number; readonly to: number };
}

const atOnce = 50;

/** The checks one by one under their days, newest first, with a button for more. */
export function Checks({ asked, period }: Props) {
  const [, navigate] = useLocation();
  const [service, setService] = useState(asked);
  const [states, setStates] = useState<readonly ServiceState[] | undefined>(undefined);
  const [limit, setLimit] = useState(atOnce);
  const { profile } = filters.value;
  const filter: RoundFilter = {
    ...(profile === undefined ? {} : { profile }),
    ...(service === undefined ? {} : { service }),
    ...(states === undefined ? {} : { states }),
    ...(period ? { since: period.from } : {}),
  };
  const { value, problem } = useHistory(JSON.stringify([filter, period, limit]), async (reader) => {
    const [page, newest, networks] = await Promise.all([
      reader.roundsPage(filter, period?.to ?? Number.MAX_SAFE_INTEGER, limit),
      reader.roundsPage({}, Number.MAX_SAFE_INTEGER, 1),
      reader.networks(),
    ]);
    dropMissingNetwork(networks);
    return { ...page, newest: newest.rounds[0]?.at ?? 0, networks };
  });
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const clear = () => {
    setFilters({ profile: undefined });
    setService(undefined);
    setStates(undefined);
    navigate('/history');
  };
  const hidden = [
    ...(service === undefined
      ? []
      : [t('only_service', { app: serviceName(service, snapshot.settings, catalogue.value) })]),
    ...(states === undefined ? [] : [t('only_state', { state: stateText(states) })]),
    ...(period ? [t('only_period', { from: timeText(period.from), to: timeText(period.to) })] : []),
  ];
  const networks = value?.networks ?? [];
  const own = value?.rounds.filter(isOwn) ?? [];
  const ahead = value?.rounds.filter(({ at }) => at > now.value) ?? [];
  const oneByOne = (rounds: readonly Round[], when: (at: number) => string) =>
    rounds.map((round) => (
      <RoundRow
        key={round.at}
        round={round}
        when={when(round.at)}
        networks={networks}
        settings={snapshot.settings}
        {...(service === undefined ? {} : { service })}
      />
    ));
  const rows = (rounds: readonly Round[], label: string, when: (at: number) => string) => (
    <ul class="rounds" aria-labelledby={label}>
      {/* Checks that are filtered out may have disagreed. */}
      {service === undefined || states !== undefined ? (
        oneByOne(rounds, when)
      ) : (
        <IntervalRows
          service={service}
          intervals={intervalsOf(rounds, service)}
          rows={(some) => oneByOne(some, when)}
        />
      )}
    </ul>
  );
  return (
    <>
      <section class="line filters" aria-label={t('filters')}>
        <NetworkFilter networks={networks} />
        <ServiceSelect value={service} settings={snapshot.settings} onChoose={setService} />
        <StateSelect value={states} onChoose={setStates} />
        <HiddenNote networks={hiddenNetworks(networks)} services={0} others={hidden} onClear={clear} />
      </section>
      {problem && <FailedNote problem={problem} />}
      {!value && !problem && <Waiting lines={8} />}
      {value?.rounds.length === 0 && (
        <p class="nothing">{hidden.length > 0 || profile !== undefined ? t('checks_none_left') : <NoChecks />}</p>
      )}
      {value && value.newest > now.value && (
        <LazyDatedAhead newest={value.newest} render={(label) => rows(ahead, label, timeText)} />
      )}
      {value && (
        <ByDay
          items={value.rounds.filter(({ at }) => at <= now.value)}
          at={({ at }) => at}
          now={now.value}
          render={(rounds, label) => rows(rounds, label, clockText)}
        />
      )}
      {period && own.length > 0 && (
        <LeaveOut checks={own.map(({ at }) => at)} leftOut={own.every(({ leftOut }) => leftOut)} />
      )}
      {value?.next !== undefined && (
        <Button action="older" text={plural('show_older', atOnce)} press={() => setLimit(limit + atOnce)} />
      )}
    </>
  );
}

function stateText(states: readonly ServiceState[]): string {
  const [only] = states;
  return only !== undefined && states.length === 1 ? t(textKey('state', only)) : t('state_any_problem');
}

/** Few have any. */
const LazyDatedAhead = lazy<DatedAheadProps>(async () => (await import('./dated-ahead.tsx')).DatedAhead);
