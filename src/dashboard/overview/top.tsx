import { CheckBar } from '../../ui/current/check-bar.tsx';
import { ControlLine } from '../../ui/current/control-line.tsx';
import { NetworkNote } from '../../ui/current/network-note.tsx';
import { Notes } from '../../ui/current/notes.tsx';
import { Running } from '../../ui/current/running.tsx';
import type { View } from '../../ui/current/view.ts';

interface Props {
  readonly view: View;
  readonly now: number;
  /** Was anything ever checked? */
  readonly checked: boolean;
}

/** Under the headline, as in the popup: how old it is, what to do, and what to know before trusting it. */
export function Top({ view, now, checked }: Props) {
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
