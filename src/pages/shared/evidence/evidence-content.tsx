import { checkOf } from '../../../measure/check/check.ts';
import { evidenceFor } from '../../../measure/endpoints/evidence.ts';
import type { Observation } from '../../../model/observation.ts';
import type { ServiceId } from '../../../model/service.ts';
import { EvidenceTable } from './evidence-table.tsx';
import { ProbeSummaries } from './probe-summaries.tsx';
import { RawEvents } from './raw-events.tsx';

export interface EvidenceFacts {
  readonly app: string;
  readonly service: ServiceId;
  /** The observations of the service and of the controls; at least one. */
  readonly facts: readonly Observation[];
}

/** What is behind a verdict: the stages in a table, what each probe showed, and the raw observations. */
export function EvidenceContent({ app, service, facts }: EvidenceFacts) {
  return (
    <>
      <EvidenceTable app={app} rows={evidenceFor(service, checkOf(facts))} />
      <ProbeSummaries service={service} facts={facts} />
      <RawEvents facts={facts} />
    </>
  );
}
