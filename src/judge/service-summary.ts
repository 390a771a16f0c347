import { coreFunctions } from '../model/function-ids.ts';
import { hasOnlySite } from '../model/only-site.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import type { JudgedFunction, Summary } from './case.ts';
import { sharedFailure, weakest } from './function.ts';
import { withoutReasons } from './reasons-told.ts';
import { type Part, type ServiceFacts, serviceRules } from './service-rules.ts';

type Parts = Readonly<Record<Part, readonly JudgedFunction[]>>;

/** The service as a whole, by its functions. */
export function summaryOf(verdicts: readonly JudgedFunction[], service: Pick<Service, 'untestable'>): Summary {
  const onlySite = hasOnlySite(service);
  const parts = partsOf(onlySite ? verdicts.filter((f) => f.function === 'web') : verdicts);
  const rule = serviceRules.first(serviceFacts(parts, onlySite));
  const { state, of, reasonsOf = [], atMost } = rule.then;
  const { because: _own, marks: _marks, ...decided } = sharedFailure(of ? parts[of] : []);
  const told = sharedFailure(reasonsOf.flatMap((part) => parts[part]));
  const because = [...rule.because, ...told.because];
  return {
    state,
    ...(of ? decided : state === 'unsure' ? { confidence: 'unsure' } : {}),
    ...(atMost ? weakest([decided, { confidence: atMost }]) : {}),
    // Somebody who is shown to cause one failure may cause the others too.
    because: told.marks.makerShown ? withoutReasons(because, 'maker-not-shown') : because,
    rules: [rule.id],
  };
}

function partsOf(all: readonly JudgedFunction[]): Parts {
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
    inDoubt: tested.filter(({ state, marks }) => state !== 'works' || marks?.atTimes === true),
    // A certain failure is not a reason for doubt.
    doubts: withState('unsure', 'down'),
  };
}

function serviceFacts({ tested, core, failing, slow, inDoubt }: Parts, onlySite: boolean): ServiceFacts {
  const has = (functions: readonly FunctionVerdict[], ...states: FunctionVerdict['state'][]) =>
    functions.some(({ state }) => states.includes(state));
  const [page, messages] = ['web', 'messages'].map((id) => tested.find((one) => one.function === id));
  return {
    tested:
      tested.length === 0 ? 'nothing' : tested.every(({ marks }) => marks?.opaque === true) ? 'opaque' : 'something',
    onlySite,
    core: coreSeen(new Set(core.map(({ state }) => state))),
    pageAlone: !core.some((f) => f.function === 'messages') && has(tested, 'works'),
    fails: failing.length > 0,
    answers: has(tested, 'works', 'partial', 'slow'),
    slow: slow.length > 0,
    inDoubt: inDoubt.length > 0,
    siteIll: page?.state !== 'works' && page?.marks?.ill === 'error' && messages?.state === 'works',
  };
}

function coreSeen(states: ReadonlySet<FunctionVerdict['state']>): ServiceFacts['core'] {
  const [only] = states.size === 1 ? states : [];
  if (only === 'blocked' || only === 'down' || only === 'works') return only;
  const isOpen = [...states].every((state) => state === 'works' || state === 'slow' || state === 'unsure');
  return isOpen ? 'works-or-unsure' : 'else';
}
