import { checkOf } from '../../../measure/check/check.ts';
import { type EvidenceRow, evidenceFor, type LayerSeen } from '../../../measure/endpoints/evidence.ts';
import type { Observation } from '../../../model/observation.ts';
import type { ServiceId } from '../../../model/service.ts';
import { CopyButton } from '../copy-button.tsx';
import { StateMark } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';
import { ProbeSummaries } from './probe-summaries.tsx';
import { SpeedSamples } from './speed-samples.tsx';

export interface EvidenceFacts {
  readonly app: string;
  readonly service: ServiceId;
  /** The observations of the service and of the controls; at least one. */
  readonly facts: readonly Observation[];
}

/** What is behind a verdict: the stages in a table, what each probe showed, and the raw observations. */
export function EvidenceContent({ app, service, facts }: EvidenceFacts) {
  const check = checkOf(facts);
  return (
    <>
      <EvidenceTable app={app} rows={evidenceFor(service, check)} />
      <SpeedSamples service={service} check={check} />
      <ProbeSummaries service={service} facts={facts} />
      <RawEvents facts={facts} />
    </>
  );
}

/** The observations as they are stored, for experts and for reports. Always left to right. */
function RawEvents({ facts }: { readonly facts: readonly Observation[] }) {
  const text = facts.map((fact) => JSON.stringify(fact)).join('\n');
  return (
    <details class="raw">
      <summary>{t('raw_events')}</summary>
      <CopyButton text={() => text} />
      <pre dir="ltr">{text}</pre>
    </details>
  );
}

/** Compares the messenger's servers with the control sites, step by step. */
function EvidenceTable({ app, rows }: { readonly app: string; readonly rows: readonly EvidenceRow[] }) {
  return (
    <table class="table evidence-table">
      <thead>
        <tr>
          <th scope="col">{t('evidence_step')}</th>
          <th scope="col">{t('evidence_here', { app })}</th>
          <th scope="col">{t('evidence_control')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.layer} data-layer={row.layer}>
            <th scope="row">{t(textKey('layer', row.layer))}</th>
            <Cell layer={row.here} />
            <Cell layer={row.control} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ layer }: { readonly layer: LayerSeen }) {
  if (layer.result !== 'ok' && layer.result !== 'failed') {
    return (
      <td class="quiet" data-result={layer.result}>
        {t(textKey('result', layer.result))}
      </td>
    );
  }
  return (
    <td data-result={layer.result} data-tone={layer.result === 'ok' ? 'works' : 'blocked'}>
      <span class="result">
        <StateMark state={layer.result === 'ok' ? 'works' : 'blocked'} />
        {resultText(layer)}
      </span>
      {layer.result === 'failed' && layer.failure && (
        <span class="failure">{t(textKey('failure', layer.failure))}</span>
      )}
      {layer.browserError && layer.result === 'failed' && <code dir="ltr">{breakable(layer.browserError)}</code>}
    </td>
  );
}

/** Lets a long name such as net::ERR_CONNECTION_RESET break between its words. */
function breakable(name: string) {
  return name.split(/(?<=_)/).flatMap((word) => [word, <wbr key={word} />]);
}

function resultText({ result, ok, tries, ms }: LayerSeen): string {
  if (result === 'failed') return t('result_failed', { failed: tries - ok, tries });
  if (ok < tries) return t('result_flaky', { ok, tries });
  return ms === undefined ? t('result_ok') : t('result_ms', { ms: Math.round(ms) });
}
