import type { Forgotten } from '../../history/forgotten.ts';
import { ownVersion } from '../../platform/browser/about-this.ts';
import { clearAlarm } from '../../platform/browser/alarms.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { cleanRelayHeaders } from '../../platform/browser/clean-headers.ts';
import { runErrand } from '../../platform/browser/errand.ts';
import { keepAwake } from '../../platform/browser/keep-awake.ts';
import { closeOffscreenPage } from '../../platform/browser/offscreen-page.ts';
import { takeTurns } from '../../platform/browser/take-turns.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { addDataUse } from '../../platform/values/local-values.ts';
import { setTraceAlarm } from '../../platform/values/traces.ts';
import { hasSharingAccess } from '../access.ts';
import { nextAt, type Outbox, type Waiting, withoutForgotten, withoutOld } from '../outbox/outbox.ts';
import { type SharingChoice, type SharingEvent, type TakePartResult, takePartErrand } from '../outbox/participation.ts';
import { sharing } from '../sharing.ts';
import { readChoice } from './choice.ts';
import { currentPlace, forgetPlace, rememberPlace } from './current-place.ts';
import { readSharingState, writeSharingState } from './state.ts';

/** Bytes of one message and its answer, with the handshake. */
const messageBytes = 12_000;

/** Browsers do not allow shorter alarms. */
const soonestMs = 30_000;

/** Runs one after the other, so that each starts from the state that the one before stored. */
export const inTurn = takeTurns();

/** The person's choice, or `off` when the build or the browser does not allow it. */
async function allowedChoice(): Promise<SharingChoice> {
  if (!sharing) return nothing;
  const choice = await readChoice();
  return (await hasSharingAccess(sharing, choice.mode === 'share')) ? choice : nothing;
}

const nothing: SharingChoice = { mode: 'off', since: 0 };

/** Handles an event by an errand to the document. Its result never influences a verdict. */
export function handleEvent(event: SharingEvent): Promise<'read' | 'failed' | 'off'> {
  return inTurn(async () => {
    const choice = await allowedChoice();
    // A constant of its own, so that it stays narrowed in the callbacks below.
    const through = sharing;
    if (!through || choice.mode === 'off') return 'off';
    const sleepAgain = keepAwake();
    try {
      const { state, place, messages, reached } = await withCleanHeaders(through.relays, async () => {
        const [stored, seenIn] = await Promise.all([readSharingState(), currentPlace()]);
        const known = { state: stored, ...(seenIn ? { place: seenIn } : {}) };
        return runErrand(takePartErrand, { ...known, event, sharing: through, choice, version: ownVersion() });
      });
      // Store nothing when the person opted out or deleted everything in the meantime.
      if ((await allowedChoice()).mode !== 'off') {
        await addDataUse(Date.now(), await currentNetwork(), messages * messageBytes);
        if (place) await rememberPlace(place);
        await writeSharingState(state);
        await plan(nextAt(state.outbox));
      }
      announceChange();
      return reached ? 'read' : 'failed';
    } finally {
      sleepAgain();
    }
  });
}

/** Sends nothing without clean headers: in Firefox the Origin identifies the installation. */
async function withCleanHeaders(
  relays: readonly string[],
  work: () => Promise<TakePartResult>,
): Promise<TakePartResult> {
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

/** Deletes what is too old to be sent or shown, also after the person has stopped. */
export function dropOld(): Promise<void> {
  return reduceOutbox((outbox) => withoutOld(outbox, Date.now()));
}

function reduceOutbox(reduce: (outbox: Outbox) => Outbox): Promise<void> {
  return inTurn(async () => {
    // In a build that cannot share nothing waits.
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
  await forgetPlace();
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
