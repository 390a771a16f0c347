import type { FunctionVerdict } from '../../../model/verdict.ts';
import { StateMark } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';
import { toneOf } from '../tone.ts';

interface Props {
  readonly app: string;
  readonly functions: readonly FunctionVerdict[];
  readonly quiet: boolean;
  readonly shown: boolean;
  /** Also show the functions that cannot be tested. */
  readonly all: boolean;
}

/** The functions of a messenger, each with its mark and name, and its state for assistive software. */
export function FunctionChips({ app, functions, quiet, shown, all }: Props) {
  return (
    <ul class="chips" aria-label={t('functions_list', { app })} hidden={!shown}>
      {functions.map((one) => (
        <li
          key={one.function}
          class="chip"
          data-function={one.function}
          data-state={one.state}
          data-cause={one.cause}
          data-tone={toneOf(one.state, quiet)}
          hidden={!all && one.state === 'untestable'}
        >
          <StateMark state={one.state} />
          {t(textKey('function', one.function))}
          {one.count && <span class="count">{countText(one.count)}</span>}
          <span class="visually-hidden">: {t(textKey('state', one.state))}</span>
        </li>
      ))}
    </ul>
  );
}

function countText({ failed, total }: NonNullable<FunctionVerdict['count']>): string {
  return t('chip_count', { working: total - failed, total });
}
