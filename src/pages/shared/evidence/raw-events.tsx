import type { Observation } from '../../../model/observation.ts';
import { CopyButton } from '../copy-button.tsx';
import { t } from '../text.ts';

/** The observations as they are stored, for experts and for reports. Always left to right. */
export function RawEvents({ facts }: { readonly facts: readonly Observation[] }) {
  const text = facts.map((fact) => JSON.stringify(fact)).join('\n');
  return (
    <details class="raw">
      <summary>{t('raw_events')}</summary>
      <CopyButton text={() => text} />
      <pre dir="ltr">{text}</pre>
    </details>
  );
}
