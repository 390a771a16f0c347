import type { ServiceVerdict } from '../../model/verdict.ts';
import { ago } from '../shared/format.ts';
import { StateMark } from '../shared/state-mark.tsx';
import { t, textKey } from '../shared/text.ts';

/** The last verdict before the connection kept the service from being judged, marked as old. */
export function Earlier({ verdict, now }: { readonly verdict: ServiceVerdict; readonly now: number }) {
  return (
    <p class="earlier quiet" data-tone="quiet">
      {t('earlier_label')} <StateMark state={verdict.state} />
      {t('earlier', { state: t(textKey('state', verdict.state)), ago: ago(verdict.at, now) })}
    </p>
  );
}
