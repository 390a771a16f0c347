import { crowdMarks, crowdVerdict } from '../../../../protocol/wire/cell.ts';
import type { Cell } from '../../../../protocol/wire/snapshot.ts';
import { percentText } from '../../shared/format.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';

interface Props {
  readonly cell: Cell | undefined;
  /** Of which people and which time it is, where a narrow page has no columns. */
  readonly label: string;
}

/** A cell as a word, a share and the number of reports. */
export function CellView({ cell, label }: Props) {
  const verdict = crowdVerdict(cell);
  const [n = 0, problem = 0, blocked = 0] = cell ?? [];
  return (
    <td data-verdict={verdict} data-label={label}>
      <span class="crowd-word" data-tone={toneOf(crowdMarks[verdict])}>
        <StateMark state={crowdMarks[verdict]} />
        {t(textKey('crowd_word', verdict))}
      </span>
      {cell && (
        <span class="crowd-share">
          {t('crowd_see_problem', { percent: percentText(problem / n) })}
          <br />
          {problem > 0 && blocked > 0 && (
            <>
              {t('crowd_blocked_part', { percent: percentText(blocked / problem) })}
              <br />
            </>
          )}
          <span class="quiet">{t('crowd_n', { n })}</span>
        </span>
      )}
    </td>
  );
}
