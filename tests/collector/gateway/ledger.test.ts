import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/collector/gateway/ledger.ts';
import type { Count } from '../../../src/collector/store/add-counts.ts';

const one = { slot: 1, cc: 'RU', asn: 8359, service: 'telegram', state: 'blocked' } as const;

interface Gate {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A store whose writes finish when the test resolves them. */
function writer() {
  const written: (readonly Count[])[] = [];
  const gates: Gate[] = [];
  const waiting: ((gate: Gate) => void)[] = [];
  return {
    written,
    write(counts: readonly Count[]) {
      written.push(counts);
      return new Promise<void>((resolve, reject) => {
        const gate = { resolve, reject };
        const next = waiting.shift();
        if (next) next(gate);
        else gates.push(gate);
      });
    },
    next(): Promise<Gate> {
      const gate = gates.shift();
      return gate ? Promise.resolve(gate) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}

describe('a ledger', () => {
  it('writes one sum for each kind of report', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    for (let report = 0; report < 5; report += 1) ledger.add(one);
    ledger.add({ ...one, cause: 'tls' });
    const written = ledger.written();
    (await store.next()).resolve();
    expect(await written).toBe(true);
    expect(store.written).toEqual([
      [
        { ...one, n: 5 },
        { ...one, cause: 'tls', n: 1 },
      ],
    ]);
  });

  it('answers a report only after its count is written', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    const order: string[] = [];
    ledger.add(one);
    const answered = ledger.written().then(() => order.push('answered'));
    const gate = await store.next();
    await new Promise((done) => setTimeout(done, 100));
    order.push('written');
    gate.resolve();
    await answered;
    expect(order).toEqual(['written', 'answered']);
  });

  it('answers queries and reports of a batch at the same time', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    const order: string[] = [];
    const asked = ledger.written().then(() => order.push('asked'));
    ledger.add(one);
    const reported = ledger.written().then(() => order.push('reported'));
    const gate = await store.next();
    await new Promise((done) => setTimeout(done, 100));
    expect(order).toEqual([]);
    gate.resolve();
    await Promise.all([asked, reported]);
    expect(order).toEqual(['asked', 'reported']);
  });

  it('writes nothing where only queries came', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    expect(await ledger.written()).toBe(true);
    expect(store.written).toEqual([]);
  });

  it('reports a failed write, and goes on', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    ledger.add(one);
    const first = ledger.written();
    (await store.next()).reject(new Error('the disk is full'));
    expect(await first).toBe(false);
    ledger.add(one);
    const second = ledger.written();
    (await store.next()).resolve();
    expect(await second).toBe(true);
  });

  it('answers queries like the last reports', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    ledger.add(one);
    const first = ledger.written();
    (await store.next()).reject(new Error('the disk is full'));
    expect([await first, await ledger.written(), await ledger.written()]).toEqual([false, false, false]);
    ledger.add(one);
    const second = ledger.written();
    (await store.next()).resolve();
    expect([await second, await ledger.written()]).toEqual([true, true]);
    expect(store.written).toHaveLength(2);
  });

  it('never writes reports that were refused after waiting too long', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    ledger.add(one);
    const slow = ledger.written();
    const gate = await store.next();
    ledger.add({ ...one, service: 'signal' });
    expect([await slow, await ledger.written()]).toEqual([false, false]);
    gate.resolve();
    ledger.add({ ...one, service: 'viber' });
    const later = ledger.written();
    (await store.next()).resolve();
    expect(await later).toBe(true);
    expect(store.written.map(([first]) => first?.service)).toEqual(['telegram', 'viber']);
  });

  it('writes everything before it closes', async () => {
    const store = writer();
    const ledger = openLedger(store.write);
    ledger.add(one);
    const closed = ledger.close().then(() => store.written.length);
    (await store.next()).resolve();
    expect(await closed).toBe(1);
  });
});
