import { CheckBar } from '../../shared/current/check-bar.tsx';
import { ControlLine } from '../../shared/current/control-line.tsx';
import { mayCheck } from '../../shared/current/may-check.ts';
import { NetworkNote } from '../../shared/current/network-note.tsx';
import { Notes } from '../../shared/current/notes.tsx';
import { isAllRefused } from '../../shared/current/refused.ts';
import type { Row } from '../../shared/current/rows.ts';
import { Running } from '../../shared/current/running.tsx';
import type { View } from '../../shared/current/view.ts';

interface Props {
  readonly view: View;
  readonly now: number;
  /** Has there been any check? */
  readonly checked: boolean;
  /** Messengers for which the browser gave no access. */
  readonly refused: readonly Row[];
}

/** The part below the headline, as in the popup: age of the result, buttons, and notes. */
export function OverviewHeader({ view, now, checked, refused }: Props) {
  return (
    <div class="top">
      {checked && !view.running && <ControlLine view={view} now={now} />}
      {view.running && <Running round={view.running} settings={view.settings} />}
      {checked && mayCheck(view) && !isAllRefused(view, refused) && <CheckBar view={view} refused={refused} />}
      <Notes view={view} now={now} />
      <NetworkNote view={view} now={now} />
    </div>
  );
}
