import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, listen, networkLost } from '../../../src/community/background/listen.ts';
import { readSharingState, writeSharingState } from '../../../src/community/background/state.ts';
import { emptyOutbox } from '../../../src/community/outbox/outbox.ts';
import { emptySharingState } from '../../../src/community/outbox/participation.ts';
import { ask } from '../../../src/community/outbox/requests.ts';
import { answerWith, events, fake, resetFake } from '../../fake-extension.ts';
import { waitFor } from '../../wait-for.ts';

vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://relay.example:8443'], publisherKey: 'key' },
}));

/** The background's answer to a request. */
const asked = (request: string, ask: unknown) =>
  new Promise((respond) => events.message.fire({ request, ask }, { id: 'fake-id' }, respond));

beforeEach(resetFake);

describe('sharing in the background', () => {
  it('answers its own requests and no others', async () => {
    listen();
    await writeSharingState(emptySharingState);
    expect(await asked('fetchSnapshot', {})).toEqual({ ok: 'off' });
    expect(await asked('dropWaiting', {})).toEqual({ ok: 'dropped' });
    const respond = vi.fn();
    expect(events.message.fire({ request: 'stopRound', ask: {} }, { id: 'fake-id' }, respond)).toEqual([undefined]);
  });

  it('sends nothing that waits once the network has changed, or the person says so', async () => {
    const from = { cc: 'RU', asn: 8359 };
    const waiting = [{ key: '1 signal 8359', from, queuedAt: 1, notBefore: 2 }];
    await writeSharingState({ ...emptySharingState, outbox: { ...emptyOutbox, waiting } });
    fake.sessionValues['place'] = from;
    await networkLost();
    expect((await readSharingState()).outbox.waiting).toEqual([]);
    expect(fake.sessionValues).toEqual({});
  });

  it('sends nothing that was deleted from the results', async () => {
    const from = { cc: 'RU', asn: 8359 };
    const entries = ['1 signal 8359', '1 telegram 8359', '9 signal 8359'];
    const waiting = entries.map((key) => ({ key, from, queuedAt: 1, notBefore: 2 }));
    const sent = entries.map((key) => ({ key, at: 2 }));
    await writeSharingState({ ...emptySharingState, outbox: { ...emptyOutbox, waiting, sent } });
    await forget({ service: 'signal' });
    const left = async () => {
      const { outbox } = await readSharingState();
      return [outbox.waiting, outbox.sent].map((some) => some.map(({ key }) => key));
    };
    expect(await left()).toEqual([['1 telegram 8359'], ['1 telegram 8359']]);
    await forget({ profile: 'home' });
    expect(await left()).toEqual([[], []]);
  });

  it('keeps what was sent for seven days, even if the person has stopped', async () => {
    const dayMs = 24 * 3_600_000;
    const sent = [8, 6].map((days) => ({ key: `${days} signal 8359`, at: Date.now() - days * dayMs }));
    await writeSharingState({ ...emptySharingState, outbox: { ...emptyOutbox, sent } });
    listen();
    await waitFor(async () => {
      expect((await readSharingState()).outbox.sent.map(({ key }) => key)).toEqual(['6 signal 8359']);
    });
  });

  it('receives requests of pages like the rest of the background', async () => {
    answerWith(async (request) => request);
    expect(await ask('fetchSnapshot', {})).toBe('fetchSnapshot');
  });
});
