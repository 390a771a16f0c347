import { claimOf, type FunctionVerdict, isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import { list, speed } from '../format.ts';
import { StateMark, toneOf } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';

interface Props {
  readonly app: string;
  readonly verdict: ServiceVerdict;
  readonly quiet: boolean;
  readonly shown: boolean;
}

/**
 * What a messenger does, line by line: "Photos arrive: yes, 2.1 Mbit/s". What only repeats that nothing opens is there for
 * programs and for whoever does not see the label, and what was not tested shares a line.
 */
export function FunctionList({ app, verdict, quiet, shown }: Props) {
  const tested = verdict.functions.filter(isTested);
  const untested = verdict.functions.filter(({ state }) => state === 'untestable');
  return (
    <ul class="functions" aria-label={t('functions_list', { app })} hidden={!shown}>
      {tested.map((one) => (
        <li
          key={one.function}
          {...functionMarks(one)}
          data-tone={toneOf(one.state, quiet)}
          class={isSaid(one, verdict) ? 'visually-hidden' : undefined}
        >
          <StateMark state={one.state} />
          {t(doesKey(one, verdict), { answer: answerOf(one) })}
        </li>
      ))}
      {untested.length > 0 && (
        <li data-tone="quiet">
          <StateMark state="untestable" />
          <span class="quiet">{t('not_tested_parts', { parts: list(untested.map(partName)) })}</span>
          {untested.map((one) => (
            <span key={one.function} {...functionMarks(one)} data-tone={toneOf(one.state, quiet)} />
          ))}
        </li>
      )}
    </ul>
  );
}

interface Tested extends FunctionVerdict {
  readonly state: Exclude<FunctionVerdict['state'], 'untestable'>;
}

function isTested(one: FunctionVerdict): one is Tested {
  return one.state !== 'untestable';
}

/** Does the label of the whole say it? */
function isSaid({ state }: FunctionVerdict, verdict: ServiceVerdict): boolean {
  return isProblem(state) && state === verdict.state && (state === 'blocked' || state === 'down');
}

function doesKey({ function: id }: FunctionVerdict, { state }: ServiceVerdict) {
  return id === 'web' && claimOf(state).about === 'site' ? 'does_site' : textKey('does', id);
}

function partName({ function: id }: FunctionVerdict): string {
  return t(textKey('part_name', id));
}

/** "yes, 2.1 Mbit/s", "it seems so, 2.1 Mbit/s at scontent.whatsapp.net", "on 2 of 5 servers" */
function answerOf({ function: id, state, confidence, count, kbps, measuredAt: host }: Tested): string {
  if (state === 'works' && host !== undefined) {
    return kbps === undefined
      ? t('answer_works_at', { host })
      : t('answer_works_speed_at', { host, speed: speed(kbps) });
  }
  if (state === 'works' && confidence === 'likely') return t('answer_works_likely');
  if ((state === 'works' || state === 'slow') && kbps !== undefined) {
    return t(textKey('answer', `${state}-speed` as const), { speed: speed(kbps) });
  }
  if (count && count.failed > 0 && count.of !== 'tries') {
    // The line of calls begins with the servers.
    return t(id === 'calls' ? 'chip_count' : 'answer_servers', {
      working: count.total - count.failed,
      total: count.total,
    });
  }
  return t(textKey('answer', state));
}

/** A function as data, for programs that read the page. */
export function functionMarks({ function: id, state, cause, leftOut, rules }: FunctionVerdict) {
  return {
    'data-function': id,
    'data-state': state,
    'data-cause': cause,
    'data-left-out': leftOut?.join(' '),
    'data-rules': rules?.join(' '),
  };
}
