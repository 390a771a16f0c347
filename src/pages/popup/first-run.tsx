import { CheckBar } from '../shared/current/check-bar.tsx';
import type { View } from '../shared/current/view.ts';
import { RiskText } from '../shared/risk-text.tsx';

/** Shown before the first check: what it covers, what it reveals, and the button. The headline says what it is for. */
export function FirstRun({ view }: { readonly view: View }) {
  return (
    <div class="first-run">
      <RiskText services={view.services} />
      <CheckBar view={view} />
    </div>
  );
}
