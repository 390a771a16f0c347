import '../shared/first-choice.css';
import { startCheck } from '../shared/current/actions.ts';
import type { View } from '../shared/current/view.ts';
import { FirstCheck } from '../shared/first-check.tsx';

export interface FirstRunProps {
  readonly view: View;
}

/** Shown before the first check. The headline says what it is for. */
export function FirstRun({ view: { services, missing } }: FirstRunProps) {
  return (
    <div class="first-run">
      <FirstCheck services={services} missing={missing} onPress={() => void startCheck(missing)} />
    </div>
  );
}
