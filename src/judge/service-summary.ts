import { coreFunctions } from '../model/function-ids.ts';
import type { FunctionVerdict, ServiceVerdict } from '../model/verdict.ts';
import { sharedFailure, weakest } from './function.ts';
import { hasOnlySite } from './only-site.ts';
import { type Part, type ServiceFacts, serviceRules } from './service-rules.ts';

type Summary = Pick<ServiceVerdict, 'state' | 'cause' | 'manner' | 'confidence' | 'because' | 'rules'>;
type Parts = Readonly<Record<Part, readonly FunctionVerdict[]>>;

/** The service as a whole, by its functions. */
export function summaryOf(verdicts: readonly FunctionVerdict[]): Summary {
  const onlySite = hasOnlySite(verdicts);
  const parts = partsOf(onlySite ? verdicts.filter((f) => f.function === 'web') : verdicts);
  const rule = serviceRules.first(serviceFacts(parts, onlySite));
  const { state, of, tells = [], atMost } = rule.then;
  const { because: _own, ...decided } = sharedFailure(of ? parts[of] : []);
  const told = tells.flatMap((part) => parts[part]);
  return {
    state,
    ...(of ? decided : state === 'unsure' ? { confidence: 'unsure' } : {}),
    ...(atMost ? weakest([decided, { confidence: atMost }]) : {}),
    because: [...rule.because, ...sharedFailure(told).because],
    rules: [rule.id],
  };
}

function partsOf(all: readonly FunctionVerdict[]): Parts {
  const tested = all.filter((f) => f.state !== 'untestable');
  const essential = tested.filter((f) => coreFunctions.includes(f.function));
  const withState = (...states: FunctionVerdict['state'][]) => tested.filter(({ state }) => states.includes(state));
  return {
    all,
    tested,
    core: essential.length > 0 ? essential : tested,
    blocked: (essential.length > 0 ? essential : tested).filter(({ state }) => state === 'blocked'),
    failing: withState('blocked', 'partial'),
    slow: withState('slow'),
    inDoubt: tested.filter(({ state, because }) => state !== 'works' || because.includes('tries-disagree')),
    // A certain failure is not a reason for doubt.
    doubts: withState('unsure', 'down'),
  };
}

function serviceFacts({ tested, core, failing, slow, inDoubt }: Parts, onlySite: boolean): ServiceFacts {
  const isUnreadable = ({ because }: FunctionVerdict) =>
    because.includes('reachability-only') || because.includes('permission-missing');
  const has = (functions: readonly FunctionVerdict[], ...states: FunctionVerdict['state'][]) =>
    functions.some(({ state }) => states.includes(state));
  const [page, messages] = ['web', 'messages'].map((id) => tested.find((one) => one.function === id));
  return {
    tested: tested.length === 0 ? 'nothing' : tested.every(isUnreadable) ? 'unreadable' : 'something',
    onlySite,
    core: coreSeen(new Set(core.map(({ state }) => state))),
    pageAlone: !core.some((f) => f.function === 'messages') && has(tested, 'works'),
    fails: failing.length > 0,
    answers: has(tested, 'works', 'partial', 'slow'),
    slow: slow.length > 0,
    inDoubt: inDoubt.length > 0,
    siteIll:
      page?.state !== 'works' && page?.because.includes('server-error-5xx') === true && messages?.state === 'works',
  };
}

function coreSeen(states: ReadonlySet<FunctionVerdict['state']>): ServiceFacts['core'] {
  const [only] = states.size === 1 ? states : [];
  if (only === 'blocked' || only === 'down' || only === 'works') return only;
  return [...states].every((state) => state === 'works' || state === 'unsure') ? 'works-or-unsure' : 'else';
}

/** A service may be slowed or frozen although everything of it answers, so without a transfer it is not sure to work. */
export function withoutSpeed(service: Summary): Summary {
  if (service.state !== 'works') return service;
  return { ...service, confidence: 'likely', because: [...service.because, 'speed-not-checked'] };
}

/** A try of a transfer that was cut off shows that not all of the service works at all times. */
export function withCutTransfers(service: Summary, cut: boolean): Summary {
  if (service.state !== 'works' || !cut) return service;
  return { ...service, confidence: 'likely', because: [...new Set([...service.because, 'tries-disagree' as const])] };
}
