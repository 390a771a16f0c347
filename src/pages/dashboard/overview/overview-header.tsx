import { CheckBar } from '../../shared/current/check-bar.tsx';
import { ControlLine } from '../../shared/current/control-line.tsx';
import { NetworkNote } from '../../shared/current/network-note.tsx';
import { Notes } from '../../shared/current/notes.tsx';
import { Running } from '../../shared/current/running.tsx';
import type { View } from '../../shared/current/view.ts';

interface Props {
  readonly view: View;
  readonly now: number;
  /** Was anything ever checked? */
  readonly checked: boolean;
}

/** Under the headline, as in the popup: how old it is, what to do, and what to know before trusting it. */
export function OverviewHeader({ view, now, checked }: Props) {
  return (
    <div class="top">
      {checked && !view.running && <ControlLine view={view} now={now} />}
      {view.running && <Running round={view.running} settings={view.settings} />}
      {checked && !view.running && <CheckBar missing={view.missing} />}
      <Notes view={view} now={now} />
      <NetworkNote view={view} now={now} />
    </div>
  );
}
