import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChannelAnswer } from '../../src/probe/channel-worker.ts';
import { type CutChannel, openAndCut } from '../../src/probe/cut-websocket.ts';

const channel = { url: 'wss://chat.example.org/', subprotocol: 'chat' };

const cut = { outcome: { kind: 'failed', failure: 'channel_cut' } } as const;

/** A worker that answers on the test's command. */
class FakeWorker {
  static made: FakeWorker[] = [];
  onmessage: ((event: { data: ChannelAnswer }) => void) | undefined;
  onerror: ((event: { message: string }) => void) | undefined;
  readonly asked: unknown[] = [];
  ended = false;
  constructor() {
    FakeWorker.made.push(this);
  }
  postMessage(ask: unknown): void {
    this.asked.push(ask);
  }
  terminate(): void {
    this.ended = true;
  }
}

beforeEach(() => {
  FakeWorker.made = [];
  vi.stubGlobal('Worker', FakeWorker);
});

function started(signal?: AbortSignal): CutChannel & { readonly worker: FakeWorker } {
  const watched = openAndCut(channel, 5000, signal);
  const [worker] = FakeWorker.made;
  if (!worker) throw new Error('no worker was made');
  return { worker, ...watched };
}

describe('a WebSocket that is cut', () => {
  it('is opened in its own worker, which ends with the channel', async () => {
    const { worker, opening, heard, moment } = started();
    expect(worker.asked).toEqual([{ channel, deadlineMs: 5000 }]);
    worker.onmessage?.({ data: { opening: { opened: true, timedOut: false, tookMs: 40 } } });
    expect(await opening).toEqual({ opened: true, timedOut: false, tookMs: 40 });
    expect(worker.ended).toBe(false);
    const answer = { outcome: { kind: 'greeted' }, tookMs: 300 } as const;
    worker.onmessage?.({ data: { heard: answer } });
    expect(await heard).toEqual(answer);
    worker.onmessage?.({ data: { moment: cut } });
    expect(await moment).toEqual(cut);
    expect(worker.ended).toBe(false);
    worker.onmessage?.({ data: 'over' });
    expect(worker.ended).toBe(true);
  });

  it('ends its worker when it does not open', async () => {
    const { worker, opening, moment } = started();
    worker.onmessage?.({ data: { opening: { opened: false, timedOut: true, tookMs: 5000 } } });
    expect(worker.ended).toBe(true);
    expect(await opening).toEqual({ opened: false, timedOut: true, tookMs: 5000 });
    expect(await moment).toBeUndefined();
  });

  it('ends when the person presses Stop', async () => {
    const stop = new AbortController();
    const { worker, opening } = started(stop.signal);
    stop.abort();
    expect(worker.ended).toBe(true);
    expect(await opening).toMatchObject({ opened: false, timedOut: false });
  });

  it('is left to its worker, which alone can cut it in Firefox, if the person presses Stop after it opened', async () => {
    const stop = new AbortController();
    const { worker, opening, moment } = started(stop.signal);
    worker.onmessage?.({ data: { opening: { opened: true, timedOut: false, tookMs: 40 } } });
    await opening;
    stop.abort();
    expect(await moment).toBeUndefined();
    expect(worker.ended).toBe(false);
    worker.onmessage?.({ data: 'over' });
    expect(worker.ended).toBe(true);
  });

  it('is not opened if Stop was pressed before', async () => {
    const { worker, opening } = started(AbortSignal.abort());
    expect(worker).toMatchObject({ asked: [], ended: true });
    expect(await opening).toMatchObject({ opened: false, timedOut: false });
  });

  it('throws if its worker fails', async () => {
    const { worker, opening } = started();
    worker.onerror?.({ message: 'a bug' });
    await expect(opening).rejects.toThrow('a bug');
    expect(worker.ended).toBe(true);
  });
});
