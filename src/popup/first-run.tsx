import { RiskText } from '../ui/risk-text.tsx';
import { CheckBar } from './check-bar.tsx';
import type { View } from './view.ts';

/** Before the first check: what it does, what it gives away, and the button. */
export function FirstRun({ view }: { readonly view: View }) {
  return (
    <div class="first-run">
      <RiskText services={view.services} />
      <CheckBar missing={view.missing} />
    </div>
  );
}
