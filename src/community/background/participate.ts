import { ownVersion } from '../../platform/browser/about-this.ts';
import { clearAlarm, setAlarm } from '../../platform/browser/alarms.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { cleanRelayHeaders } from '../../platform/browser/clean-headers.ts';
import { runErrand } from '../../platform/browser/errand.ts';
import { keepAwake } from '../../platform/browser/keep-awake.ts';
import { closeOffscreenPage } from '../../platform/browser/offscreen-page.ts';
import { hasSharingAccess } from '../../platform/browser/permissions.ts';
import { takeTurns } from '../../platform/browser/take-turns.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { addDataUse } from '../../platform/values/local-values.ts';
import { nextAt, type Waiting } from '../outbox/outbox.ts';
import { type SharingChoice, type SharingEvent, type TakePartResult, takePartErrand } from '../outbox/participation.ts';
import { relayOrigins, sharing } from '../sharing.ts';
import { readChoice } from './choice.ts';
import { currentPlace, forgetPlace, rememberPlace } from './current-place.ts';
import { readSharingState, writeSharingState } from './state.ts';

/** What one message moves with its answer, both ways, with its handshake. */
const messageBytes = 12_000;

/** Browsers grant no shorter alarm. */
const soonestMs = 30_000;

/** One thing after the other: each begins with what the one before has stored. */
const inTurn = takeTurns();

/** What the person chose, as far as build and browser allow it now. */
async function allowedChoice(): Promise<SharingChoice> {
  if (!sharing) return nothing;
  const choice = await readChoice();
  return (await hasSharingAccess(relayOrigins(sharing), choice.mode === 'share')) ? choice : nothing;
}

const nothing: SharingChoice = { mode: 'off', since: 0 };

/** Does what there is to do, by an errand. Nothing of it ever reaches a verdict. */
export function handleEvent(event: SharingEvent): Promise<'read' | 'failed' | 'off'> {
  return inTurn(async () => {
    const choice = await allowedChoice();
    // Narrowed here, since what follows is asked for later.
    const through = sharing;
    if (!through || choice.mode === 'off') return 'off';
    const sleepAgain = keepAwake();
    try {
      const { state, place, messages, reached } = await withCleanHeaders(through.relays, async () => {
        const [stored, seenIn] = await Promise.all([readSharingState(), currentPlace()]);
        const known = { state: stored, ...(seenIn ? { place: seenIn } : {}) };
        return runErrand(takePartErrand, { ...known, event, sharing: through, choice, version: ownVersion() });
      });
      // Whoever opted out meanwhile, or deleted everything, wants nothing of it kept.
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

/** Without clean headers nothing is sent: in Firefox the Origin names the installation. */
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
  else setAlarm('crowd', { when: Math.max(at, Date.now() + soonestMs) });
}

/** Lets go of everything that waits and that is not to be kept. */
export function dropWaiting(isDropped: (entry: Waiting) => boolean): Promise<void> {
  return inTurn(async () => {
    // Nothing ever waits in a build that cannot share.
    if (!sharing) return;
    const state = await readSharingState();
    const waiting = state.outbox.waiting.filter((entry) => !isDropped(entry));
    if (waiting.length === state.outbox.waiting.length) return;
    await writeSharingState({ ...state, outbox: { ...state.outbox, waiting } });
    announceChange();
  });
}

/** Whatever comes now may be another network. */
export async function leavePlace(): Promise<void> {
  if (!sharing) return;
  await forgetPlace();
  await dropWaiting(() => true);
}

/** The person chose otherwise, or the browser took something away. */
export async function followChoice(): Promise<void> {
  const { mode } = await allowedChoice();
  if (mode === 'off') await leavePlace();
  else if (mode === 'read') await dropWaiting(({ report }) => report !== undefined);
}
