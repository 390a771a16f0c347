import { relayOrigins, sharing } from '../catalogue/sharing.ts';
import type { CrowdChoice, CrowdEvent, CrowdOutcome } from '../core/crowd.ts';
import { nextAt, type Waiting } from '../core/outbox.ts';
import { ownVersion } from '../platform/about-this.ts';
import { clearAlarm, setAlarm } from '../platform/alarms.ts';
import { announceChange } from '../platform/changes.ts';
import { cleanRelayHeaders } from '../platform/clean-headers.ts';
import { crowdChoice } from '../platform/crowd-choice.ts';
import { readCrowd, writeCrowd } from '../platform/crowd-state.ts';
import { currentNetwork } from '../platform/current-network.ts';
import { currentPlace, forgetPlace, rememberPlace } from '../platform/current-place.ts';
import { keepAwake } from '../platform/keep-awake.ts';
import { addDataUse } from '../platform/local-values.ts';
import { askOffscreen, closeOffscreen } from '../platform/offscreen.ts';
import { crowdIsPermitted } from '../platform/permissions.ts';
import { takeTurns } from '../platform/take-turns.ts';

/** What one exchange moves, both ways, with its handshake. */
const exchangeBytes = 12_000;

/** Browsers grant no shorter alarm. */
const soonestMs = 30_000;

/** One thing after the other: each begins with what the one before has stored. */
const inTurn = takeTurns();

/** What the person chose, as far as build and browser allow it now. */
async function allowedChoice(): Promise<CrowdChoice> {
  if (!sharing) return nothing;
  const choice = await crowdChoice();
  return (await crowdIsPermitted(relayOrigins(sharing), choice.mode === 'share')) ? choice : nothing;
}

const nothing: CrowdChoice = { mode: 'off', since: 0 };

/**
 * Has the offscreen page do what there is to do. The rules and the cryptography weigh a third of what the background may,
 * and only people who take part need them; a worker can load nothing later, so they are in another page. Nothing of it
 * ever reaches a verdict.
 */
export function tellCrowd(event: CrowdEvent): Promise<'read' | 'failed' | 'off'> {
  return inTurn(async () => {
    const choice = await allowedChoice();
    // Narrowed here, since what follows is asked for later.
    const through = sharing;
    if (!through || choice.mode === 'off') return 'off';
    const sleepAgain = keepAwake();
    try {
      const { state, place, exchanges, reached } = await withCleanHeaders(through.relays, async () => {
        const [stored, seenIn] = await Promise.all([readCrowd(), currentPlace()]);
        const known = { state: stored, ...(seenIn ? { place: seenIn } : {}) };
        return askOffscreen('take-part', { ...known, event, sharing: through, choice, version: ownVersion() });
      });
      // Whoever opted out meanwhile, or deleted everything, wants nothing of it kept.
      if ((await allowedChoice()).mode !== 'off') {
        await addDataUse(Date.now(), await currentNetwork(), exchanges * exchangeBytes);
        if (place) await rememberPlace(place);
        await writeCrowd(state);
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
async function withCleanHeaders(relays: readonly string[], work: () => Promise<unknown>): Promise<CrowdOutcome> {
  const restoreHeaders = await cleanRelayHeaders(relays);
  try {
    return (await work()) as CrowdOutcome;
  } finally {
    await restoreHeaders();
    await closeOffscreen();
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
    const state = await readCrowd();
    const waiting = state.outbox.waiting.filter((entry) => !isDropped(entry));
    if (waiting.length === state.outbox.waiting.length) return;
    await writeCrowd({ ...state, outbox: { ...state.outbox, waiting } });
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
