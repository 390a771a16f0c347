import { mayDecide } from '../../../src/model/may-decide.ts';
import { judgeScenario } from '../scenario.ts';
import type { Scenario } from '../scenario-form.ts';
import { parseReport } from './parse-report.ts';

export interface Made {
  readonly scenario: Scenario;
  /** What today's rules say and what the report said, if they differ. */
  readonly differs: string | undefined;
}

/**
 * Makes a scenario of a report's observations. It expects what today's rules say: whoever adds it replaces this with
 * what they should say.
 */
export function makeScenario(text: string): Made {
  const { service, verdict, ruleset, rows } = parseReport(text);
  const { contacted: _never, ...described } = service as typeof service & { contacted?: unknown };
  const fromMemory = service.endpoints.filter((one) => !mayDecide(one)).map(({ id }) => `${service.id}/${id}`);
  const draft = {
    name: `${service.name} as somebody reported it under ruleset ${ruleset}`,
    source: 'a report of a wrong verdict; say what the person saw in the messenger',
    services: [service.id],
    described: [described],
    ...(fromMemory.length > 0 ? { hints: { fromMemory } } : {}),
    controls: 'none' as const,
    observations: [...rows],
  };
  const expected = judgeScenario({
    ...draft,
    expected: { network: { state: 'unclear', because: [] }, services: {} },
  } as never);
  const judged = expected.services[service.id];
  const said = [judged?.state, judged?.cause, judged?.manner, judged?.confidence].filter(Boolean).join(', ');
  const differs =
    said === verdict
      ? undefined
      : `The report, under ruleset ${ruleset}, said "${verdict}"; these observations alone give "${said}" today.`;
  return { scenario: { ...draft, expected }, differs };
}
