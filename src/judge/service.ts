import type { Check } from '../measure/check/check.ts';
import { cutsHaveEnded } from '../measure/endpoints/cuts-ended.ts';
import { endpointsInUse } from '../measure/endpoints/endpoints-in-use.ts';
import { workingKeys } from '../measure/endpoints/seen-to-work.ts';
import { type FunctionId, functionIds } from '../model/function-ids.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, ServiceVerdict } from '../model/verdict.ts';
import { judgeCalls } from './calls.ts';
import type { Case, JudgeContext, JudgedFunction } from './case.ts';
import { type EndpointVerdict, judgeEndpoint } from './endpoint.ts';
import { judgeFunction } from './function.ts';
import { transfersOf } from './media-transfers.ts';
import { ruleset } from './ruleset.ts';
import { summaryOf } from './service-summary.ts';
import { endpointSteps, functionSteps, serviceSteps, siblingSteps } from './steps.ts';

/** Judges one service by one check. Pure: the same observations always give the same verdict. */
export function judgeService(service: Service, check: Check, context: JudgeContext): ServiceVerdict {
  const seenToWork = new Set([...context.seenToWork, ...workingKeys(service, check)]);
  const of: Case = {
    ...context,
    service,
    check,
    seenToWork,
    transfers: transfersOf(service, check, { ...context, seenToWork }),
  };
  const endpoints = endpointsInUse(service, check)
    .filter((endpoint) => service.untestable[endpoint.function] === undefined)
    .map((endpoint) =>
      endpointSteps.reduce((verdict, { change }) => change(verdict, of), judgeEndpoint(service.id, endpoint, check)),
    );
  const functions = functionIds
    .flatMap((id) => byRules(id, endpoints, of) ?? [])
    .map((judged) => functionSteps.reduce((verdict, { change }) => change(verdict, of), judged));
  const final = siblingSteps.reduce((all, { change }) => all.map((one) => change(one, all, of)), functions);
  const whole = serviceSteps.reduce((verdict, { change }) => change(verdict, of), summaryOf(final, service));
  return {
    service: service.id,
    ...whole,
    functions: final.map(({ marks: _marks, ...verdict }): FunctionVerdict => verdict),
    at: newestOf(of),
    ruleset,
  };
}

/** A function by its relays or endpoints; undefined where it has none. */
function byRules(id: FunctionId, endpoints: readonly EndpointVerdict[], of: Case): JudgedFunction | undefined {
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
