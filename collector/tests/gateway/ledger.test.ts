import { describe, expect, it } from 'vitest';
import { openLedger } from '../../gateway/ledger.ts';
import type { Count } from '../../store/add-counts.ts';
import { OutcomeUnknown } from '../../store/store.ts';

const one = { slot: 1, cc: 'RU', asn: 8359, service: 'telegram', relay: 'one', state: 'blocked' } as const;

/** A store that fails with each of these errors in turn, and then works. */
function store(...errors: Error[]) {
  const written: (readonly Count[])[] = [];
  return {
    written,
    async write(counts: readonly Count[]) {
      written.push(counts);
      const error = errors.shift();
      if (error) throw error;
    },
  };
}

const full = () => new Error('the disk is full');

describe('a ledger', () => {
  it('writes one sum for each kind of report, and each report once', async () => {
    const { written, write } = store();
    const ledger = openLedger(write);
    for (let report = 0; report < 5; report += 1) ledger.add(one);
    ledger.add({ ...one, state: 'problem' });
    await ledger.write();
    await ledger.write();
    expect(written).toEqual([
      [
        { ...one, n: 5 },
        { ...one, state: 'problem', n: 1 },
      ],
      [],
    ]);
  });

  it('asks nothing of the store when a report comes', () => {
    const { written, write } = store();
    const ledger = openLedger(write);
    ledger.add(one);
    expect(written).toEqual([]);
  });

  it('writes even if no report came, so that a write shows nothing', async () => {
    const { written, write } = store();
    await openLedger(write).write();
    expect(written).toEqual([[]]);
  });

  it('writes what the store refused again, with what came meanwhile', async () => {
    const { written, write } = store(full());
    const ledger = openLedger(write);
    ledger.add(one);
    await ledger.write();
    ledger.add(one);
    ledger.add({ ...one, service: 'signal' });
    await ledger.write();
    expect(written[1]).toEqual([
      { ...one, n: 2 },
      { ...one, service: 'signal', n: 1 },
    ]);
  });

  it('never writes twice what may have been written', async () => {
    const { written, write } = store(new OutcomeUnknown('the connection broke'));
    const ledger = openLedger(write);
    ledger.add(one);
    await ledger.write();
    await ledger.write();
    expect(written).toEqual([[{ ...one, n: 1 }], []]);
  });

  it('accepts no more after three consecutive failed writes, until one succeeds', async () => {
    const { write } = store(full(), full(), full());
    const ledger = openLedger(write);
    const states: boolean[][] = [];
    for (let time = 0; time < 4; time += 1) {
      await ledger.write();
      states.push([ledger.isHealthy(), ledger.accepts()]);
    }
    expect(states).toEqual([
      [false, true],
      [false, true],
      [false, false],
      [true, true],
    ]);
  });

  it('runs writes one at a time, and counts meanwhile', async () => {
    const written: (readonly Count[])[] = [];
    const finish: (() => void)[] = [];
    const ledger = openLedger((counts) => {
      written.push(counts);
      return new Promise((resolve) => finish.push(resolve));
    });
    ledger.add(one);
    const first = ledger.write();
    await Promise.resolve();
    ledger.add({ ...one, service: 'signal' });
    const second = ledger.write();
    await new Promise((done) => setImmediate(done));
    expect(written).toHaveLength(1);
    finish[0]?.();
    await first;
    await new Promise((done) => setImmediate(done));
    finish[1]?.();
    await second;
    expect(written).toEqual([[{ ...one, n: 1 }], [{ ...one, service: 'signal', n: 1 }]]);
  });
});
