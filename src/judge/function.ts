import type { FunctionId } from '../model/function-ids.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Reason } from '../model/reasons.ts';
import type { Confidence, FunctionVerdict } from '../model/verdict.ts';
import type { JudgedFunction } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { type FunctionFacts, functionRules, type Part } from './function-rules.ts';
import { type Marks, marksOf } from './marks.ts';
import { mayHaveCause, withoutUnclear } from './unclear-cause.ts';

type Parts = Readonly<Record<Part, readonly EndpointVerdict[]>>;

/** The whole service: random cuts hit all its functions. */
interface WholeService {
  readonly endpoints: readonly EndpointVerdict[];
  /** Whether all tries that were cut off came before all that were answered. */
  readonly cutsHaveEnded: boolean;
}

/** Judges one function by its endpoints, before the state of the connection is considered. */
export function judgeFunction(
  id: FunctionId,
  endpoints: readonly EndpointVerdict[],
  ofService: WholeService,
): JudgedFunction {
  const speaking = endpoints.filter(({ endpoint, madeBy }) => endpoint.inTurn === undefined || madeBy === 'path');
  const confirmed = speaking.filter((e) => mayDecide(e.endpoint));
  const deciding = confirmed.length > 0 ? confirmed : speaking;
  const parts = partsOf(deciding);
  const rule = functionRules.first(functionFacts(deciding, ofService, parts, confirmed.length > 0));
  const { state, of, reasonsOf = of ? [of] : [], atMost, counts } = rule.then;
  // If nothing is left, the reasons say so.
  const leftOut = parts.working.length > 0 ? deciding.filter(({ isLeftOut }) => isLeftOut) : [];
  const count = counts && counted[counts](deciding, parts);
  const told = sharedFailure(reasonsOf.flatMap((part) => parts[part]));
  const { because: _own, marks: _ofParts, ...decided } = sharedFailure(of ? parts[of] : []);
  return {
    function: id,
    state,
    ...(of ? decided : state === 'unsure' ? { confidence: 'unsure' } : {}),
    ...(atMost ? weakest([decided, { confidence: atMost }]) : {}),
    ...(count && count.failed > 0 ? { count } : {}),
    ...(leftOut.length > 0 ? { leftOut: leftOut.map(({ endpoint }) => endpoint.id) } : {}),
    because: [...rule.because, ...told.because],
    marks: told.marks,
    rules: [...new Set(reasonsOf.flatMap((part) => parts[part].flatMap(({ rules }) => rules))), rule.id],
  };
}

const cutOff = { confidence: 'likely', because: ['tries-disagree'], marks: { atTimes: true } } as const;

function partsOf(endpoints: readonly EndpointVerdict[]): Parts {
  const withState = (...states: EndpointVerdict['state'][]) => endpoints.filter(({ state }) => states.includes(state));
  const doubtful = withState('unsure');
  const doubts = [...doubtful, ...withState('down')];
  return {
    blocked: withState('blocked'),
    working: withState('works'),
    down: withState('down'),
    ill: doubtful.filter(({ marks }) => marks?.ill !== undefined),
    cut: endpoints.flatMap((one) => (one.cuts ? [{ ...one, ...one.cuts, ...cutOff }] : [])),
    // A certain failure is not a reason for doubt.
    doubts: doubts.length > 0 ? doubts : withState('untestable'),
  };
}

function functionFacts(
  deciding: readonly EndpointVerdict[],
  ofService: WholeService,
  parts: Parts,
  confirmed: boolean,
): FunctionFacts {
  const { blocked, working, down, ill } = parts;
  const isLoneLeftOut = ({ endpoint, isLeftOut }: EndpointVerdict) =>
    isLeftOut === true && endpoint.group === undefined;
  const total = deciding.length;
  const standing = deciding.filter((one) => !isLoneLeftOut(one)).length;
  const channels = deciding.filter(({ endpoint }) => endpoint.url.startsWith('wss:'));
  const doubtful = deciding.filter(({ state }) => state === 'unsure');
  const mayBeGone = doubtful.filter(({ madeBy }) => madeBy === 'server-or-path');
  const isAllBlocked = blocked.length > down.length && blocked.length + down.length + mayBeGone.length === total;
  const cuts = cutsSeen(deciding, ofService);
  const isAlone = ({ endpoint, marks }: EndpointVerdict) =>
    endpoint.group === undefined || marks?.wrongCertificate === true;
  return {
    confirmed,
    blocked: isAllBlocked ? 'all' : blocked.length > 0 ? 'some' : 'none',
    blockedBy: blocked.length === 0 ? 'nothing' : blocked.every(isEqualThatMayBeOff) ? 'equals' : 'else',
    working: working.length === 0 ? 'none' : working.length * 2 >= standing ? 'half' : 'some',
    leftOut: deciding.some(({ isLeftOut }) => isLeftOut),
    channels: channels.length === 0 ? 'none' : channels.some((one) => working.includes(one)) ? 'open' : 'shut',
    down: down.length === 0 ? 'none' : down.length === total ? 'all' : 'some',
    loneInDoubt: doubtful.some((one) => isAlone(one) && !ill.includes(one) && !isLoneLeftOut(one)),
    cuts,
    flawed: cuts !== 'none' || down.length + ill.length > 0,
    untried: doubtful.length + down.length + blocked.length === 0,
  };
}

/** Whether it has equals, and fails like one that its owner switched off or changed. */
function isEqualThatMayBeOff({ endpoint, madeBy }: EndpointVerdict): boolean {
  return endpoint.group !== undefined && (madeBy === 'server-or-path' || madeBy === 'server');
}

interface Tries {
  readonly failed: number;
  readonly total: number;
}

/** The tries that were cut off, among these and the answered ones. */
function triesOf(endpoints: readonly EndpointVerdict[]): Tries {
  const cuts = endpoints.map(({ cuts, state }) => cuts ?? { failed: 0, answered: state === 'works' ? 1 : 0 });
  const failed = cuts.reduce((sum, one) => sum + one.failed, 0);
  return { failed, total: cuts.reduce((sum, one) => sum + one.answered, failed) };
}

/**
 * At least this many tries have to be cut off before a function works only in part.
 * @source our choice: a server or a router that restarts cuts one
 */
const minCuts = 2;

/**
 * And at least one in this many.
 * @source our choice: a block that spares most connections is not noticed
 */
const maxTriesForOne = 3;

function cutsSeen(deciding: readonly EndpointVerdict[], ofService: WholeService): FunctionFacts['cuts'] {
  const own = triesOf(deciding);
  if (own.failed === 0 || own.failed === own.total) return 'none';
  if (ofService.cutsHaveEnded) return 'few';
  // A host that never answers is blocked, which says nothing about the others.
  const answering = ofService.endpoints.filter(({ cuts }) => cuts === undefined || cuts.answered > 0);
  return isMany(own) || isMany(triesOf(answering)) ? 'many' : 'few';
}

function isMany({ failed, total }: Tries): boolean {
  return failed >= minCuts && failed * maxTriesForOne >= total;
}

const counted = {
  // An endpoint in doubt or down is neither among those that answer nor among those that fail, unless equals stand in
  // for it.
  endpoints: (deciding: readonly EndpointVerdict[], { blocked, working }: Parts) => {
    const failed = deciding.filter(
      (one) => blocked.includes(one) || (one.isLeftOut && one.endpoint.group !== undefined),
    );
    return {
      failed: failed.length,
      total: failed.length + working.length,
      which: failed.map(({ endpoint }) => endpoint.id),
    };
  },
  tries: (deciding: readonly EndpointVerdict[]) => ({ ...triesOf(deciding), of: 'tries' as const }),
} as const;

/** The parts to combine: verdicts on endpoints, or on functions. */
type Failing = Pick<JudgedFunction, 'cause' | 'manner' | 'confidence' | 'because' | 'marks'>;

/** Combines failures. A known cause of one also applies to those with an unclear cause, if it fits. */
export function sharedFailure(
  failing: readonly Failing[],
): Pick<FunctionVerdict, 'cause' | 'manner' | 'because'> & { readonly confidence: Confidence; readonly marks: Marks } {
  const known = sharedCause(failing);
  const unclear = failing.filter(({ marks }) => marks?.unclear !== undefined);
  const isShared = known.cause === 'mixed' || unclear.every((one) => mayHaveCause(one, known));
  const because = reasonsOf(failing);
  const isOpen = unclear.length > 0 && !(isShared && known.cause);
  const marks = marksOf(failing);
  return {
    ...(isShared ? known : {}),
    ...weakest(failing),
    because: isShared && known.cause ? withoutUnclear(because) : because,
    marks: isOpen
      ? { ...marks, unclear: unclear.every((one) => one.marks?.unclear === 'silence') ? 'silence' : 'else' }
      : marks,
  };
}

/** The shared cause of those with a known one; `mixed` if they differ; none if none is known. */
export function sharedCause(
  failing: readonly Pick<FunctionVerdict, 'cause' | 'manner'>[],
): Pick<FunctionVerdict, 'cause' | 'manner'> {
  const known = failing.filter((f) => f.cause !== undefined);
  const first = known[0];
  if (!first?.cause) return {};
  if (known.some((f) => f.cause !== first.cause)) return { cause: 'mixed' };
  if (first.manner === undefined || known.some((f) => f.manner !== first.manner)) return { cause: first.cause };
  return { cause: first.cause, manner: first.manner };
}

const order: readonly Confidence[] = ['unsure', 'likely', 'confident'];

/** The lowest confidence of all parts. */
export function weakest(parts: readonly { readonly confidence?: Confidence }[]): { readonly confidence: Confidence } {
  const ranks = parts.map((part) => order.indexOf(part.confidence ?? 'unsure'));
  return { confidence: order[Math.min(...ranks)] ?? 'unsure' };
}

/** All reasons without duplicates, in order of first appearance. */
export function reasonsOf(parts: readonly { readonly because: readonly Reason[] }[]): Reason[] {
  return [...new Set(parts.flatMap((part) => part.because))];
}
