import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { t } from '../text.ts';
import { useRead } from '../use-read.ts';
import { LazyEvidenceContent, LazySupportCopy } from './lazy-content.tsx';
import { readBehind } from './read-behind.ts';

interface Props {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
  /** Is a check running? Until it ends, further observations are added behind the same verdict. */
  readonly running: boolean;
  /** Open from the start. */
  readonly unfolded?: boolean;
  /** The reasons in plain words, above the table. */
  readonly children?: ComponentChildren;
}

/** "Technical details": a table in plain words, and the raw observations below it. Read when it is opened. */
export function Evidence({ service, verdict, running, unfolded = false, children }: Props) {
  const [open, setOpen] = useState(unfolded);
  const [behind] = useRead(
    () => (open ? readBehind(verdict) : undefined),
    [open, verdict.service, verdict.at, running],
  );
  return (
    <details class="evidence" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('how_we_know')}</summary>
      {children}
      {behind?.facts.length === 0 && <p class="quiet">{t('evidence_none')}</p>}
      {behind && behind.facts.length > 0 && (
        <>
          <LazyEvidenceContent app={service.name} service={service.id} facts={behind.facts} />
          <LazySupportCopy service={service} verdict={verdict} behind={behind} />
        </>
      )}
    </details>
  );
}
