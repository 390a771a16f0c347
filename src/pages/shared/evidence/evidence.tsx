import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Observation } from '../../../model/observation.ts';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { roundOf } from '../current/read-past.ts';
import { readAndClose } from '../read-and-close.ts';
import { t } from '../text.ts';
import { LazyEvidenceContent } from './lazy-content.tsx';

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

/** "How we know": a table in plain words, and the raw observations below it. Read when it is opened. */
export function Evidence({ service, verdict, running, unfolded = false, children }: Props) {
  const [open, setOpen] = useState(unfolded);
  const [facts, setFacts] = useState<readonly Observation[] | undefined>(undefined);
  useEffect(() => {
    if (!open) return undefined;
    let wanted = true;
    void factsBehind(verdict).then((read) => wanted && setFacts(read));
    return () => {
      wanted = false;
    };
  }, [open, verdict.service, verdict.at, running]);
  return (
    <details class="evidence" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('how_we_know')}</summary>
      {children}
      {facts?.length === 0 && <p class="quiet">{t('evidence_none')}</p>}
      {facts && facts.length > 0 && <LazyEvidenceContent app={service.name} service={service.id} facts={facts} />}
    </details>
  );
}

/** The observations of the service and of the controls. Empty if they are deleted or cannot be read. */
export async function factsBehind(verdict: ServiceVerdict): Promise<readonly Observation[]> {
  try {
    return await readAndClose(readRounds(), async (store) => {
      const round = await roundOf(store, verdict);
      const all = round ? await store.observationsOf(round.at) : [];
      return all.filter(({ subject }) => subject.kind === 'control' || subject.service === verdict.service);
    });
  } catch {
    return [];
  }
}
