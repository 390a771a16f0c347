import { Link } from 'wouter-preact';
import { serviceName } from '../../../catalogue/known-services.ts';
import { isOwn } from '../../../history/own.ts';
import { checkOf } from '../../../measure/check/check.ts';
import { callWays } from '../../../measure/endpoints/call-ways.ts';
import { isJudgedNetwork } from '../../../model/network-states.ts';
import type { Observation } from '../../../model/observation.ts';
import type { NetworkVerdict } from '../../../model/verdict.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { bytesByPurpose } from '../../../schedule/bytes-moved.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { connectionOf } from '../../shared/connection-of.ts';
import { byState } from '../../shared/current/rows.ts';
import { now, view } from '../../shared/current/state.ts';
import { capital, list, megabytes, sentences } from '../../shared/format.ts';
import { t, textKey } from '../../shared/text.ts';
import { timeText } from '../parts/format-when.ts';
import { networkLabel } from '../parts/network-label.ts';
import { momentIn } from '../parts/paths.ts';
import { FailedNote, useHistory, Waiting } from '../parts/use-history.tsx';
import { LeaveOut } from './leave-out.tsx';
import { VerdictRow } from './verdict-row.tsx';

/** One check, with its verdicts and the evidence. @param at from the address, so it can be any text */
export function RoundPage({ at: text }: { readonly at: string }) {
  const at = momentIn(text);
  const { value, problem } = useHistory(text, (reader) => readRound(reader, at));
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const round = value?.round;
  const moved = value && movedText(value.facts);
  return (
    <>
      <p class="back">
        <Link href="/history">{t('to_history')}</Link>
      </p>
      <h1>{at === undefined ? t('round_unknown') : t('round_title', { when: timeText(at) })}</h1>
      {problem && <FailedNote problem={problem} />}
      {!value && !problem && <Waiting lines={6} />}
      {value && !round && <p class="nothing">{t('round_gone')}</p>}
      {value && round && (
        <>
          <p class="quiet">
            {[
              capital(t(textKey('trigger', round.trigger))),
              ...(round.status === 'finished' ? [] : [t('round_cut_short')]),
              ...(isOwn(round) ? [] : [t('round_imported')]),
              ...(round.leftOut ? [t('round_left_out')] : []),
            ].join(' · ')}
            {' · '}
            <bdi>{networkLabel(round.profile, value.networks)}</bdi>
          </p>
          {!isOwn(round) && <p class="network-note">{t('round_imported_text')}</p>}
          {round.at > now.value && <p class="network-note">{t('ahead_text')}</p>}
          {moved && <p class="quiet">{moved}</p>}
          {round.network && connectionOf(round) && <NetworkOfRound network={round.network} facts={value.facts} />}
          <ul class="verdicts" aria-label={t('services_list')}>
            {byState(round.verdicts).map((verdict) => (
              <VerdictRow
                key={verdict.service}
                name={serviceName(verdict.service, snapshot.settings, catalogue.value)}
                verdict={verdict}
                facts={value.facts}
              />
            ))}
          </ul>
          {isOwn(round) && round.status !== 'running' && (
            <LeaveOut checks={[round.at]} leftOut={round.leftOut === true} />
          )}
        </>
      )}
    </>
  );
}

/** "Used 0.9 MB: answers 0.2 MB, speed 0.7 MB". Nothing is said of what moved less than can be shown. */
function movedText(facts: readonly Observation[]): string | undefined {
  const moved = bytesByPurpose(checkOf(facts));
  const total = megabytes(moved.reach + moved.calls + moved.speed);
  const parts = (['reach', 'calls', 'speed'] as const)
    .map((purpose) => ({ purpose, size: megabytes(moved[purpose]) }))
    .filter(({ size }) => size > 0)
    .map(({ purpose, size }) => t(textKey('moved', purpose), { size }));
  return total > 0 && parts.length > 0 ? t('round_moved', { total, parts: list(parts) }) : undefined;
}

interface NetworkProps {
  readonly network: NetworkVerdict;
  readonly facts: readonly Observation[];
}

function NetworkOfRound({ network, facts }: NetworkProps) {
  const { pass, silent } = callWays(checkOf(facts));
  return (
    <div class={isJudgedNetwork(network.state) ? 'round-network' : 'network-note'}>
      <p>{t(textKey('network', network.state))}</p>
      <p class="quiet">{t('network_tried', { answered: network.answered, tried: network.tried })}</p>
      <p class="quiet">{sentences(network.because.map((reason) => t(textKey('network_because', reason))))}</p>
      <p class="quiet">
        {sentences([
          ...(pass.length > 0 ? [t('calls_pass', { ways: list(pass) })] : []),
          ...(silent.length > 0 ? [t('calls_silent', { ways: list(silent) })] : []),
        ])}
      </p>
    </div>
  );
}

async function readRound(reader: HistoryReader, at: number | undefined) {
  if (at === undefined) return { networks: [], facts: [] as readonly Observation[] };
  const [{ rounds }, networks, facts] = await Promise.all([
    reader.roundsPage({ since: at }, at + 1, 1),
    reader.networks(),
    reader.observationsOf(at),
  ]);
  const [round] = rounds;
  return { ...(round ? { round } : {}), networks, facts };
}
