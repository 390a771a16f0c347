import { checkOf } from '../../../measure/check/check.ts';
import { controlsAnswered, type ProbeSummary, probeSummaries } from '../../../measure/endpoints/probe-summary.ts';
import type { Observation } from '../../../model/observation.ts';
import type { ServiceId } from '../../../model/service.ts';
import { t, textKey } from '../text.ts';

/** What each probe showed where something is in doubt: a sentence that can be quoted, which opens the raw form of it. */
export function ProbeSummaries({
  service,
  facts,
}: {
  readonly service: ServiceId;
  readonly facts: readonly Observation[];
}) {
  const said = probeSummaries(service, checkOf(facts));
  if (said.length === 0) return undefined;
  const { answered, tries } = controlsAnswered(checkOf(facts));
  return (
    <>
      <p class="quiet">{t('says_title')}</p>
      <ul class="probe-summaries">
        {said.map((one) => (
          <li key={`${one.host} ${one.says}`} data-says={one.says}>
            <details>
              <summary>{sentenceOf(one)}</summary>
              <pre dir="ltr">{one.facts.map((fact) => JSON.stringify(fact)).join('\n')}</pre>
            </details>
          </li>
        ))}
        {tries > 0 && <li>{t('says_controls', { count: answered, tries })}</li>}
      </ul>
    </>
  );
}

function sentenceOf({ says, host, count, tries, ms, bytes = 0, failure, status }: ProbeSummary): string {
  return t(textKey('says', says), {
    host,
    count,
    tries,
    ms,
    kilobytes: Math.round(bytes / 1000),
    // Codes and no quantities, so they are not grouped or written in other digits.
    status: String(status ?? ''),
    port: '80',
    failure: failure ? t(textKey('failure', failure)) : '',
  });
}
