import { type ComponentChildren, Fragment } from 'preact';
import { changedBetween, type Interval } from '../../../history/intervals.ts';
import type { ServiceId } from '../../../model/service.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { plural, t } from '../../shared/text.ts';
import { clockRangeText, clockText } from '../parts/format-when.ts';
import { verdictWord } from './verdict-word.ts';

interface Props {
  readonly service: ServiceId;
  /** Of one day, newest first. */
  readonly intervals: readonly Interval[];
  /** Renders the checks of an interval one by one. */
  readonly rows: (rounds: Interval['rounds']) => ComponentChildren;
}

/** The checks of one messenger: those that agree as one line that unfolds, and between two that disagree that it is unknown. */
export function IntervalRows({ service, intervals, rows }: Props) {
  return (
    <>
      {intervals.map((interval, index) => {
        const older = intervals[index + 1];
        const changed = older && changedBetween(older, interval);
        return (
          <Fragment key={interval.rounds.at(-1)?.at}>
            <Agreeing service={service} interval={interval} rows={rows} />
            {changed && (
              <li class="interval-between quiet">
                {t('interval_between', { from: clockText(changed.from), to: clockText(changed.to) })}
              </li>
            )}
          </Fragment>
        );
      })}
    </>
  );
}

/** Two lines are as soon read as one that unfolds. */
const fewChecks = 2;

function Agreeing({ service, interval, rows }: Pick<Props, 'service' | 'rows'> & { readonly interval: Interval }) {
  const { state, rounds } = interval;
  const [newest] = rounds;
  const oldest = rounds.at(-1) ?? newest;
  const verdicts = rounds.flatMap((round) => round.verdicts.filter((one) => one.service === service));
  // What one of them doubts is in doubt.
  const verdict = verdicts.find(({ confidence }) => confidence !== 'confident') ?? verdicts[0];
  if (!verdict || rounds.length <= fewChecks) return <>{rows(rounds)}</>;
  return (
    <li>
      <details class="interval">
        <summary>
          <time>{clockRangeText(oldest.at, newest.at)}</time>
          <span class="round-count" data-tone={toneOf(state)}>
            <StateMark state={verdict.state} />
            {verdictWord(verdict)}
          </span>
          <span class="quiet">{plural('notify_checks', rounds.length)}</span>
        </summary>
        <ul class="rounds">{rows(rounds)}</ul>
      </details>
    </li>
  );
}
