import type { Forgotten } from '../../history/forgotten.ts';
import { ownVersion } from '../../platform/browser/about-this.ts';
import { clearAlarm } from '../../platform/browser/alarms.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { cleanRelayHeaders } from '../../platform/browser/clean-headers.ts';
import { runJob } from '../../platform/browser/job.ts';
import { keepAwake } from '../../platform/browser/keep-awake.ts';
import { closeOffscreenPage } from '../../platform/browser/offscreen-page.ts';
import { takeTurns } from '../../platform/browser/take-turns.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { addDataUse } from '../../platform/values/local-values.ts';
import { setTraceAlarm } from '../../platform/values/traces.ts';
import { hasSharingAccess } from '../access.ts';
import {
  afterNoAnswer,
  dueNow,
  nextAt,
  type Outbox,
  type Waiting,
  withoutForgotten,
  withoutOld,
} from '../outbox/outbox.ts';
import {
  type SharingChoice,
  type SharingEvent,
  type SharingState,
  type TakePartResult,
  takePartJob,
} from '../outbox/participation.ts';
import { mayShare, sharing } from '../sharing.ts';
import { forgetChoice, readChoice } from './choice.ts';
import { currentPlace, forgetPlace, rememberPlace } from './current-place.ts';
import { readSharingState, writeSharingState } from './state.ts';

/** Bytes of one message and its answer, with the keys of two relays and the handshakes. */
const messageBytes = 21_000;

/** Browsers do not allow shorter alarms. */
const soonestMs = 30_000;

/** Runs tasks one at a time, so that each starts from the state that the previous one stored. */
export const inTurn = takeTurns();

interface Handled {
  readonly event: SharingEvent;
  readonly end: AbortController;
  /** The entry that it sends, once that is chosen. */
  due?: Waiting | undefined;
}

/** The events that are being handled or wait for their turn. A person's choice ends them at once, out of turn. */
const underWay = new Set<Handled>();

/**
 * Ends whatever is under way: nothing more of it is sent or stored. The caller then deletes, in turn, what waits:
 * otherwise a message that was just being posted would be sent again.
 */
export function abort(): void {
  for (const { end } of underWay) end.abort();
}

/** Withdraws the person's consent, and ends whatever is under way. Whatever follows finds sharing switched off. */
export function stop(): Promise<void> {
  abort();
  return inTurn(forgetChoice);
}

/** Ends the handling of events that send such an entry, or may still choose one. */
function callBack(isDropped: (entry: Waiting) => boolean): void {
  for (const { event, end, due } of underWay) if (event.kind === 'due' && (!due || isDropped(due))) end.abort();
}

/** The person's choice, or `off` when the build or the browser does not allow it. */
async function allowedChoice(): Promise<SharingChoice> {
  if (!sharing) return nothing;
  const chosen = await readChoice();
  const choice = chosen.mode === 'share' && !mayShare(sharing) ? { ...chosen, mode: 'read' as const } : chosen;
  return (await hasSharingAccess(sharing, choice.mode === 'share')) ? choice : nothing;
}

const nothing: SharingChoice = { mode: 'off', since: 0 };

/** Handles an event by a job in the document. Its result never influences a verdict. */
export function handleEvent(event: SharingEvent): Promise<'read' | 'failed' | 'off'> {
  const handled: Handled = { event, end: new AbortController() };
  underWay.add(handled);
  return inTurn(() => handle(handled)).finally(() => underWay.delete(handled));
}

async function handle(handled: Handled): Promise<'read' | 'failed' | 'off'> {
  const choice = await allowedChoice();
  // A separate constant, so that it stays narrowed in the callbacks below.
  const through = sharing;
  if (!through || choice.mode === 'off') return 'off';
  const { event, end } = handled;
  const sleepAgain = keepAwake();
  try {
    const [before, place] = await Promise.all([readFreshState(), currentPlace()]);
    const due = event.kind === 'due' ? dueNow(before.outbox, Date.now(), Math.random) : undefined;
    handled.due = due;
    const state = due ? await storeAsSent(before, due) : before;
    const known = { event, state, choice, ...(place ? { place } : {}), ...(due ? { due } : {}) };
    const result = await withCleanHeaders(through.relays, () =>
      runJob(takePartJob, { ...known, sharing: through, version: ownVersion() }, end.signal),
    );
    if (end.signal.aborted) await afterAbort(before, state, due, result);
    else if (result) await store(result);
    // The page may have closed after the entry was posted.
    else if (due) await store({ state, messages: 1, reached: false });
    return !end.signal.aborted && result?.reached ? 'read' : 'failed';
  } finally {
    sleepAgain();
  }
}

/** The next event is planned from the state after this: an absurdly long rest would delay it as long. */
async function readFreshState(): Promise<SharingState> {
  const state = await readSharingState();
  return { ...state, outbox: withoutOld(state.outbox, Date.now()) };
}

/** The browser may be killed at any moment after this: the entry is posted once at most. */
async function storeAsSent(before: SharingState, due: Waiting): Promise<SharingState> {
  const state = { ...before, outbox: afterNoAnswer(before.outbox, due, Date.now(), Math.random) };
  await writeSharingState(state);
  await plan(nextAt(state.outbox));
  return state;
}

/** An entry that was certainly not posted keeps waiting, until whatever ended this deletes it. */
async function afterAbort(
  before: SharingState,
  during: SharingState,
  due: Waiting | undefined,
  result: TakePartResult | undefined,
): Promise<void> {
  const isPutBack = due !== undefined && result?.state.outbox.waiting.some(({ key }) => key === due.key);
  if (isPutBack) await writeSharingState(before);
  await plan(nextAt((isPutBack ? before : during).outbox));
}

async function store({ state, place, messages }: TakePartResult): Promise<void> {
  await addDataUse(Date.now(), await currentNetwork(), messages * messageBytes);
  if (place) await rememberPlace(place);
  await writeSharingState(state);
  await plan(nextAt(state.outbox));
  announceChange();
}

/** Sends nothing unless headers are cleaned: in Firefox the Origin identifies the installation. */
async function withCleanHeaders<Result>(relays: readonly string[], work: () => Promise<Result>): Promise<Result> {
  const restoreHeaders = await cleanRelayHeaders(relays);
  try {
    return await work();
  } finally {
    await restoreHeaders();
    await closeOffscreenPage();
  }
}

async function plan(at: number | undefined): Promise<void> {
  if (at === undefined) await clearAlarm('crowd');
  else await setTraceAlarm('crowd', { when: Math.max(at, Date.now() + soonestMs) });
}

/** Deletes waiting entries. */
export function dropWaiting(isDropped: (entry: Waiting) => boolean): Promise<void> {
  return reduceOutbox((outbox) => ({ ...outbox, waiting: outbox.waiting.filter((entry) => !isDropped(entry)) }));
}

/** Deletes what the person deletes from the results. */
export function forgetInOutbox(what: Forgotten): Promise<void> {
  return reduceOutbox((outbox) => withoutForgotten(outbox, what));
}

/** Deletes what is too old to be sent or shown, even after the person has stopped. */
export function dropOld(): Promise<void> {
  return reduceOutbox((outbox) => withoutOld(outbox, Date.now()));
}

function reduceOutbox(reduce: (outbox: Outbox) => Outbox): Promise<void> {
  callBack((entry) => reduce({ waiting: [entry], sent: [] }).waiting.length === 0);
  return inTurn(async () => {
    // A build that cannot share has nothing waiting.
    if (!sharing) return;
    const state = await readSharingState();
    const outbox = reduce(state.outbox);
    const entries = ({ waiting, sent }: Outbox) => waiting.length + sent.length;
    if (entries(outbox) === entries(state.outbox)) return;
    await writeSharingState({ ...state, outbox });
    announceChange();
  });
}

/** The next connection may be on another network. */
export async function leavePlace(): Promise<void> {
  if (!sharing) return;
  abort();
  await inTurn(forgetPlace);
  await dropWaiting(() => true);
}

/** Called after a new choice, or when the browser revoked access. */
export async function followChoice(): Promise<void> {
  const { mode } = await allowedChoice();
  if (mode === 'off') {
    await leavePlace();
    await clearAlarm('crowd');
  } else if (mode === 'read') await dropWaiting(({ report }) => report !== undefined);
}
