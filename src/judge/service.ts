import type { Check } from '../measure/check/check.ts';
import { cutsHaveEnded } from '../measure/endpoints/cuts-ended.ts';
import { endpointsInUse } from '../measure/endpoints/endpoints-in-use.ts';
import { workingKeys } from '../measure/endpoints/seen-to-work.ts';
import { withoutUnheardWords } from '../measure/endpoints/unheard-words.ts';
import { comparable } from '../measure/transfers/comparable.ts';
import { type FunctionId, functionIds } from '../model/function-ids.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, ServiceVerdict } from '../model/verdict.ts';
import { judgeCalls } from './calls.ts';
import type { Case, JudgeContext, JudgedFunction } from './case.ts';
import { type EndpointVerdict, judgeEndpoint } from './endpoint.ts';
import { judgeFunction } from './function.ts';
import { ruleset } from './ruleset.ts';
import { summaryOf } from './service-summary.ts';
import { applySteps } from './step.ts';
import { endpointSteps, functionSteps, serviceSteps } from './steps.ts';
import { transfersOf } from './transfers.ts';

/** Judges one service by one check. Pure: the same observations always give the same verdict. */
export function judgeService(service: Service, whole: Check, context: JudgeContext): ServiceVerdict {
  const seen = comparable(whole);
  const seenToWork = new Set([...context.seenToWork, ...workingKeys(service, seen)]);
  const check = withoutUnheardWords(service, seen, seenToWork);
  const measuring = { ...context, service, check, seenToWork };
  const of: Case = { ...measuring, transfers: transfersOf(measuring) };
  const endpoints = applySteps(endpointSteps, endpointsOf(of), of);
  const byRules = functionIds.flatMap((id) => functionOf(id, endpoints, of) ?? []);
  const functions = applySteps(functionSteps, byRules, of);
  const [summary = summaryOf(functions, service)] = applySteps(serviceSteps, [summaryOf(functions, service)], of);
  return {
    service: service.id,
    ...summary,
    functions: functions.map(({ marks: _marks, ...verdict }): FunctionVerdict => verdict),
    at: newestOf(of),
    ruleset,
  };
}

function endpointsOf({ service, check }: Case): EndpointVerdict[] {
  return endpointsInUse(service, check)
    .filter((endpoint) => service.untestable[endpoint.function] === undefined)
    .map((endpoint) => judgeEndpoint(service.id, endpoint, check));
}

/** A function by its relays or endpoints; undefined if it has none. */
function functionOf(id: FunctionId, endpoints: readonly EndpointVerdict[], of: Case): JudgedFunction | undefined {
  const { service, check } = of;
  if (id === 'calls' && service.relays) return judgeCalls(of);
  const reason = service.untestable[id];
  if (reason) return { function: id, state: 'untestable', because: [reason] };
  const own = endpoints.filter(({ endpoint }) => endpoint.function === id);
  if (own.length === 0) return undefined;
  return judgeFunction(id, own, { endpoints, cutsHaveEnded: cutsHaveEnded(service.id, check) });
}

/** When its newest observation ended, epoch ms. */
function newestOf({ service, check, now }: Case): number {
  return check.of(service.id).reduce((newest, { at, tookMs }) => Math.max(newest, at + tookMs), 0) || now;
}
