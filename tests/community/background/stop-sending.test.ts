import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleReport } from '../../../collector/tests/sample-report.ts';
import { writeChoice } from '../../../src/community/background/choice.ts';
import { forget, listen, networkLost } from '../../../src/community/background/listen.ts';
import { handleEvent } from '../../../src/community/background/participate.ts';
import { readSharingState, writeSharingState } from '../../../src/community/background/state.ts';
import { communityRunners } from '../../../src/community/offscreen/entry.ts';
import type { Waiting } from '../../../src/community/outbox/outbox.ts';
import { emptySharingState, type Message } from '../../../src/community/outbox/participation.ts';
import { runJobsHere } from '../../../src/platform/browser/job.ts';
import { events, fake, resetFake } from '../../fake-extension.ts';
import { waitFor } from '../../wait-for.ts';

vi.hoisted(() => vi.stubGlobal('SHARING_CONFIG', {}));
vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://one.example', 'https://two.example'], publisherKey: 'key' },
}));
vi.mock('../../../src/community/offscreen/send.ts', () => ({
  sendMessage: (message: Message, signal?: AbortSignal) => send(message, signal),
}));
runJobsHere(async () => communityRunners);

const from = { cc: 'RU', asn: 8359 };
/** Two entries, the first of which may be sent now. */
const waiting: readonly Waiting[] = ['signal', 'telegram'].map((service, index) => ({
  key: `1 ${service} 8359`,
  from,
  report: sampleReport({ service }),
  queuedAt: Date.now() - 1,
  notBefore: Date.now() - 1 + index * 3_600_000,
}));

/** Messages to a relay that has not sent its keys yet. */
let asking: Message[] = [];
/** The services of the reports that were posted. */
let posted: (string | undefined)[] = [];
let giveKeys: () => void;
let keys: Promise<void>;

/** Sends a message as in real use: it waits for keys, which may take long, and is then posted. */
async function send(message: Message, signal?: AbortSignal) {
  asking.push(message);
  const stopped = new Promise<never>((_, reject) => signal?.addEventListener('abort', reject));
  const failed = await Promise.race([keys, stopped]).catch(() => true);
  if (failed || signal?.aborted) return { kind: 'failed', failed: [], refused: [] } as const;
  posted.push(message.report?.service);
  return { kind: 'answered', place: from, agreed: true, failed: [], refused: [] } as const;
}

const asked = (request: string, ask: unknown) =>
  new Promise((respond) => events.message.fire({ request, ask }, { id: 'fake-id' }, respond));

async function takeAccess(): Promise<void> {
  fake.granted = false;
  events.permissionRemoved.fire();
}

const due = () => handleEvent({ kind: 'due', onLine: true });
const keysOf = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key);

/** Begins to send to a silent relay. */
async function sendInSilence(): Promise<{ readonly over: Promise<unknown> }> {
  const over = due();
  await waitFor(() => expect(asking).toHaveLength(1));
  return { over };
}

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  keys = new Promise((given) => {
    giveKeys = given;
  });
  [asking, posted] = [[], []];
  await writeChoice({ mode: 'share', since: 1 });
  await writeSharingState({ ...emptySharingState, outbox: { waiting, sent: [] } });
  listen();
});

describe('a report for which a relay is being asked', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the person stops sharing', () => writeChoice({ mode: 'read', since: 2 })],
    ['the person stops sharing and reading', () => writeChoice({ mode: 'off', since: 2 })],
    ['the browser takes the access away', takeAccess],
    ['the network is another one, or the person says so', networkLost],
    ['it is deleted', () => asked('dropWaiting', { key: '1 signal 8359' })],
    ['all that waits is deleted', () => asked('dropWaiting', {})],
    ['its messenger is deleted from the results', () => forget({ service: 'signal' })],
    ['its time is deleted from the results', () => forget({ since: 0, until: Date.now() })],
    ['its network is deleted from the results', () => forget({ profile: 'home' })],
  ])('is not posted once %s', async (_how, stop) => {
    const { over } = await sendInSilence();
    const stopped = stop();
    // If nothing ends the request, the relay answers in the end.
    const atLast = setTimeout(giveKeys, 5000);
    await Promise.all([over, stopped]);
    clearTimeout(atLast);
    expect(posted).toEqual([]);
    await waitFor(async () => {
      const { outbox } = await readSharingState();
      expect(keysOf([...outbox.waiting, ...outbox.sent])).not.toContain('1 signal 8359');
    });
  });

  it('is posted if another one is deleted, and counts as sent', async () => {
    const { over } = await sendInSilence();
    const deleted = asked('dropWaiting', { key: '1 telegram 8359' });
    giveKeys();
    await Promise.all([over, deleted]);
    expect(posted).toEqual(['signal']);
    const { outbox } = await readSharingState();
    expect([outbox.waiting, keysOf(outbox.sent)]).toEqual([[], ['1 signal 8359']]);
  });
});

describe('a report that waits for its turn', () => {
  it('is not posted once it was deleted, and the one under way is not disturbed', async () => {
    const reading = handleEvent({ kind: 'read' });
    const sending = due();
    const deleted = asked('dropWaiting', { key: '1 signal 8359' });
    giveKeys();
    expect(await reading).toBe('read');
    await Promise.all([sending, deleted]);
    expect(posted).toEqual([undefined, undefined]);
    expect(keysOf((await readSharingState()).outbox.waiting)).toEqual(['1 telegram 8359']);
  });

  it('keeps its time if it stays', async () => {
    const reading = handleEvent({ kind: 'read' });
    const sending = due();
    const deleted = asked('dropWaiting', { key: '1 telegram 8359' });
    giveKeys();
    await Promise.all([reading, sending, deleted]);
    expect(fake.alarms).toHaveProperty('crowd');
    expect(keysOf((await readSharingState()).outbox.waiting)).toEqual(['1 signal 8359']);
  });
});
