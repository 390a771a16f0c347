import { claimOf, type FunctionVerdict, isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import { capital, separators } from '../format.ts';
import { StateMark, toneOf } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';
import { functionMarks } from './function-list.tsx';

interface Props {
  readonly app: string;
  readonly verdict: ServiceVerdict;
  readonly quiet: boolean;
  readonly shown: boolean;
  /** Also show the functions that cannot be tested. */
  readonly all: boolean;
}

/**
 * The functions of a messenger. Those that fare alike share a mark and a word: "Works: Web and Messages". Where the row
 * has said the word, or says how something fails and with which doubt, it is there for whoever does not see the mark.
 */
export function FunctionChips({ app, verdict, quiet, shown, all }: Props) {
  return (
    <ul class="chips" aria-label={t('functions_list', { app })} hidden={!shown}>
      {alike(verdict).map(({ word, state, some }) => (
        <li
          key={`${state} ${word}`}
          class="chip"
          data-tone={toneOf(state, quiet)}
          hidden={!all && state === 'untestable'}
        >
          <StateMark state={state} />
          <span>
            <span class={isProblem(state) || state === verdict.state ? 'visually-hidden' : 'quiet'}>
              {t('chip_state', { state: word })}
            </span>{' '}
            <Functions some={some} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Functions({ some }: { readonly some: readonly FunctionVerdict[] }) {
  const names = some.map((one) => t(textKey('function', one.function)));
  const before = separators(names);
  return (
    <>
      {some.map((one, index) => [
        before[index],
        <span key={one.function} {...functionMarks(one)}>
          {names[index]}
          {one.count && (
            <>
              {' '}
              <span class="count">{countText(one.count)}</span>
            </>
          )}
        </span>,
      ])}
    </>
  );
}

/** The functions by their state and the word for it, in the order in which these come first. */
function alike({ functions, state: whole }: ServiceVerdict) {
  const isOfSite = claimOf(whole).about === 'site';
  const groups = new Map<string, { word: string; state: FunctionVerdict['state']; some: FunctionVerdict[] }>();
  for (const one of functions) {
    const { state } = one;
    const word = isOfSite && state === 'works' ? t('state_site_only') : wordOf(one);
    const key = `${state} ${word}`;
    groups.set(key, { word, state, some: [...(groups.get(key)?.some ?? []), one] });
  }
  return [...groups.values()];
}

/** The word of a state, with the doubt in it. What was not tested may well be testable: the evidence says why it was not. */
function wordOf({ state, confidence }: FunctionVerdict): string {
  if (state === 'untestable') return capital(t('result_untested'));
  return state === 'works' && confidence === 'likely' ? t('short_works_likely') : t(textKey('state', state));
}

function countText({ failed, total }: NonNullable<FunctionVerdict['count']>): string {
  return t('chip_count', { working: total - failed, total });
}
