import { type WrongVerdict, wrongVerdictText } from '../../../history/export/wrong-verdict.ts';
import { checkOf } from '../../../measure/check/check.ts';
import { evidenceFor } from '../../../measure/endpoints/evidence.ts';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { browserFamily } from '../../../platform/browser/browser-family.ts';
import type { Behind } from './read-behind.ts';

/** A verdict with what the rules looked at, in their codes. */
export function reportText(
  service: Service,
  verdict: ServiceVerdict,
  { facts, network }: Behind,
  title?: WrongVerdict['title'],
): string {
  return wrongVerdictText({
    ...(title ? { title } : {}),
    service,
    verdict,
    network,
    evidence: evidenceFor(service.id, checkOf(facts)),
    observations: facts,
    browser: browserFamily(),
  });
}
