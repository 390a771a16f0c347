import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../src/history/export/history-record.ts';
import type { Feedback } from '../../src/history/feedback.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import { asFile, type ExportChoice, exportHistory } from '../../src/platform/files/export-history.ts';
import { importFile, previewImport } from '../../src/platform/files/import-history.ts';
import { deleteHistories } from '../../src/platform/store/open-history.ts';
import { answerWith, fake, resetFake } from '../fake-extension.ts';
import { inOrder, observationOf, roundOf, verdictOf } from './records.ts';
import { inMemory, onDisk, type WholeHistory } from './whole-history.ts';

let store: WholeHistory;

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  store = await onDisk();
});

const hourMs = 3_600_000;
const noon = new Date(2026, 10, 25, 12).getTime();
const deaf = () => undefined;

async function remember(
  at: number,
  change: Partial<Round> = {},
  facts: readonly Observation[] = [observationOf(at + 1)],
) {
  for (const fact of facts) await store.addObservation(at, fact);
  const functions = [{ function: 'web', state: 'works', because: ['fresh-answer'] }] as const;
  await store.closeRound(roundOf(at, { verdicts: [{ ...verdictOf('telegram', at), functions }], ...change }));
}

function made(choice: Partial<ExportChoice> = {}, file: { gzip?: boolean } = {}, told: (share: number) => void = deaf) {
  const whole = { form: 'json', withNetworkNames: true, ...choice } as const;
  return asFile(exportHistory(store, whole, '1.2.3'), { type: 'application/json', ...file }, told);
}

/** Everything in a history, to compare two of them. */
async function everything(of: WholeHistory) {
  return {
    records: await inOrder(of.records(0, Number.MAX_SAFE_INTEGER)),
    days: await of.days('2000', '3000'),
    hours: await of.hours('telegram', '2000', '3000'),
    notes: await of.notes('2000', '3000'),
    networks: await of.networks(),
    feedback: await of.feedback(0, Number.MAX_SAFE_INTEGER),
  };
}

type Everything = Awaited<ReturnType<typeof everything>>;

/** The same as another browser has it after an import. */
function marked({ records, days, hours, ...rest }: Everything): Everything {
  const imported = true as const;
  return {
    ...rest,
    records: records.map(({ round, ...one }) => ({ ...one, round: { ...round, imported } })),
    days: days.map((one) => ({ ...one, imported })),
    hours: hours.map((one) => ({ ...one, imported })),
  };
}

/** Messages between contexts travel as JSON in Chromium. */
const recordsIn = (asks: unknown): readonly HistoryRecord[] => JSON.parse(JSON.stringify(asks)).records;

/** Another browser, with its own history, whose background answers. */
async function elsewhere(): Promise<WholeHistory> {
  globalThis.indexedDB = new IDBFactory();
  const other = await onDisk();
  answerWith(async (request, asks) => {
    expect(request).toBe('importRecords');
    return other.addRecords(recordsIn(asks));
  });
  return other;
}

async function fillHistory(): Promise<void> {
  await store.putNetwork({ id: 'n-1', label: 'Home', metered: true });
  for (const back of [50, 49, 2, 1, 0]) await remember(noon - back * hourMs, { profile: back > 9 ? 'n-1' : 'unknown' });
  await store.putNote({ day: '2026-11-24', text: 'power cut' });
  await store.putFeedback({ round: noon, profile: 'unknown', service: 'telegram', says: 'wrong' });
}

describe('a history', () => {
  it('is the same in another browser after export and import', async () => {
    await fillHistory();
    const file = await made();
    const other = await elsewhere();
    expect(await importFile(file, deaf)).toEqual({ added: 9, known: 0 });
    expect(await everything(other)).toEqual(marked(await everything(store)));
  });

  it('has the roll-ups of days whose rounds are no longer kept', async () => {
    await fillHistory();
    while (await store.tidyOnce(noon - 24 * hourMs));
    const file = await made();
    const other = await elsewhere();
    await importFile(file, deaf);
    expect(await everything(other)).toEqual(marked(await everything(store)));
    expect((await other.days('2000', '3000')).map(({ profile }) => profile)).toEqual(['n-1', 'unknown']);
  });

  it('gains nothing from being imported again', async () => {
    await fillHistory();
    const before = await everything(store);
    const file = await made();
    answerWith(async (_request, asks) => store.addRecords(recordsIn(asks)));
    expect(await importFile(file, deaf)).toEqual({ added: 0, known: 9 });
    expect(await everything(store)).toEqual(before);
  });

  it('does not count rounds again that a roll-up has already', async () => {
    await fillHistory();
    const file = await made();
    while (await store.tidyOnce(noon - 24 * hourMs));
    const before = await everything(store);
    answerWith(async (_request, asks) => store.addRecords(recordsIn(asks)));
    await importFile(file, deaf);
    expect(await everything(store)).toEqual(before);
  });

  it('is kept beside the rounds of the same day that are here', async () => {
    await remember(noon);
    const file = await made();
    const other = await elsewhere();
    await other.closeRound(
      roundOf(noon + hourMs, { verdicts: [{ ...verdictOf('telegram', noon), state: 'blocked' }] }),
    );
    await importFile(file, deaf);
    const days = await other.days('2000', '3000');
    expect(days.map(({ imported, services }) => [imported, services['telegram']?.total.states])).toEqual([
      [undefined, { blocked: 1 }],
      [true, { works: 1 }],
    ]);
  });

  it('keeps its own names and notes if a file has others', async () => {
    await store.putNetwork({ id: 'n-1', label: 'Home' });
    await store.putNote({ day: '2026-11-24', text: 'mine' });
    const others: HistoryRecord[] = [
      { kind: 'network', network: { id: 'n-1', label: 'Work' } },
      { kind: 'note', note: { day: '2026-11-24', text: 'theirs' } },
    ];
    expect(await store.addRecords(others)).toEqual({ added: 0, known: 2 });
    expect((await store.networks())[0]?.label).toBe('Home');
    expect(await store.notes('2000', '3000')).toEqual([{ day: '2026-11-24', text: 'mine' }]);
  });
});

describe('a history in memory', () => {
  const network = { id: 'n-1', label: 'Home' };
  const note = (day: string, text: string) => ({ kind: 'note', note: { day, text } }) as const;
  const round = (at: number) => ({ kind: 'round', round: roundOf(at), observations: [observationOf(at)] }) as const;

  it('adds notes, names of networks and feedback, beside rounds', async () => {
    const memory = await inMemory();
    const feedback: Feedback = { round: noon, profile: 'n-1', service: 'telegram', says: 'wrong' };
    const records: HistoryRecord[] = [
      { kind: 'network', network },
      note('2026-11-25', 'power cut'),
      note('2026-11-24', 'new router'),
      { kind: 'feedback', feedback },
      round(noon),
    ];
    expect(await memory.addRecords(records)).toEqual({ added: 5, known: 0 });
    expect(await memory.addRecords(records)).toEqual({ added: 0, known: 5 });
    expect(await memory.networks()).toEqual([network]);
    expect((await memory.notes('2000', '3000')).map(({ text }) => text)).toEqual(['new router', 'power cut']);
    expect(await memory.feedback(0, Number.MAX_SAFE_INTEGER)).toEqual([feedback]);
    expect(await memory.observationsOf(noon)).toHaveLength(1);
  });

  it('keeps its own names and notes if a file has others, and adds a name if it has none', async () => {
    const memory = await inMemory();
    await memory.putNote({ day: '2026-11-24', text: 'mine' });
    await memory.closeRound(roundOf(noon, { profile: 'n-1' }));
    const records: HistoryRecord[] = [note('2026-11-24', 'theirs'), { kind: 'network', network }];
    expect(await memory.addRecords(records)).toEqual({ added: 1, known: 1 });
    expect(await memory.notes('2000', '3000')).toEqual([{ day: '2026-11-24', text: 'mine' }]);
    expect(await memory.networks()).toEqual([network]);
  });

  it('counts as added only rounds that fit, even if a long file comes in parts', async () => {
    const memory = await inMemory();
    const day = { day: '2026-11-20', profile: 'unknown', network: {}, services: {} };
    const rounds = Array.from({ length: 100 }, (_, minute) => round(noon + minute * 60_000));
    expect(await memory.addRecords([{ kind: 'day', day, hours: [] }, ...rounds.slice(0, 50)])).toEqual({
      added: 50,
      known: 0,
    });
    expect(await memory.addRecords(rounds.slice(50))).toEqual({ added: 46, known: 0 });
    expect(await memory.roundTimes()).toHaveLength(96);
  });
});

describe('a preview', () => {
  it('says what an import would do, and changes nothing', async () => {
    await fillHistory();
    const file = await made();
    const other = await elsewhere();
    await other.addRecords([{ kind: 'note', note: { day: '2026-11-24', text: 'mine' } }]);
    const before = await everything(other);
    expect(await previewImport(file, other, deaf)).toEqual({
      rounds: { fresh: 5, known: 0 },
      days: { fresh: 0, known: 0 },
      notes: { fresh: 0, known: 1 },
      networks: { fresh: 2, known: 0 },
      feedback: { fresh: 1, known: 0 },
      ahead: {},
      services: ['telegram'],
      first: noon - 50 * hourMs,
      last: noon,
    });
    expect(await everything(other)).toEqual(before);
  });

  it('gives the same numbers as the import', async () => {
    await fillHistory();
    const file = await made();
    const other = await elsewhere();
    await other.closeRound(roundOf(noon - 2 * hourMs));
    const { rounds, days, notes, networks, feedback } = await previewImport(file, other, deaf);
    const merged = await importFile(file, deaf);
    const counts = [rounds, days, notes, networks, feedback];
    const sum = (which: 'fresh' | 'known') => counts.reduce((all, one) => all + one[which], 0);
    expect(merged).toEqual({ added: sum('fresh'), known: sum('known') });
  });

  it('ends if everything is deleted meanwhile, and adds nothing more', async () => {
    // More than fits into one message to the background.
    const facts = Array.from({ length: 3000 }, (_, index) => observationOf(noon + index));
    for (const back of [2, 1, 0]) await remember(noon - back * hourMs, {}, facts);
    const file = await made();
    let messages = 0;
    answerWith(async () => {
      messages += 1;
      await deleteHistories();
      return { added: 1, known: 0 };
    });
    await expect(importFile(file, deaf)).rejects.toThrow('everything was deleted meanwhile');
    expect(messages).toBe(1);
    expect(fake.sessionValues).toEqual({});
  });

  it.each([
    ['bytes that are no text', [0xff, 0xfe, 0xfa], 'not-text'],
    ['a broken archive', [0x1f, 0x8b, 1, 2, 3], 'not-text'],
    ['nothing', [], 'other-file'],
  ])('refuses %s', async (_what, bytes, code) => {
    const file = new Blob([Uint8Array.from(bytes)]);
    await expect(previewImport(file, store, deaf)).rejects.toMatchObject({ name: 'ImportError', code });
  });

  it('refuses a file that has an error, and names the line', async () => {
    await remember(noon);
    const text = (await (await made()).text()).replace('"web.telegram.org"', '7');
    await expect(previewImport(new Blob([text]), store, deaf)).rejects.toMatchObject({
      code: 'not-valid',
      line: 3,
      detail: expect.stringContaining('observations.0.host'),
    });
  });
});

describe('a file', () => {
  it('can be imported when it is compressed', async () => {
    await fillHistory();
    const [plain, compressed] = [await made(), await made({}, { gzip: true })];
    expect(compressed.size).toBeLessThan(plain.size / 2);
    const other = await elsewhere();
    expect(await importFile(compressed, deaf)).toEqual({ added: 9, known: 0 });
    expect(await everything(other)).toEqual(marked(await everything(store)));
  });

  it('has the names of networks only if the person wants that', async () => {
    await fillHistory();
    for (const form of ['json', 'csv', 'ooni'] as const) {
      expect(await (await made({ form, withNetworkNames: false })).text()).not.toContain('Home');
    }
    expect(await (await made({ form: 'csv' })).text()).toContain('Home');
  });

  it('has only rounds that started in the chosen time', async () => {
    await fillHistory();
    const text = await (await made({ form: 'csv', since: noon - 2 * hourMs, until: noon })).text();
    expect(text.trim().split('\r\n')).toHaveLength(1 + 2);
  });

  it('reports its progress', async () => {
    for (let back = 120; back > 0; back--) await remember(noon - back * 60_000, {}, []);
    const shares: number[] = [];
    await made({}, {}, (share) => shares.push(share));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(shares).size).toBeGreaterThan(2);
    expect(shares.at(-1)).toBe(1);
  });

  it('leaves out a running round', async () => {
    await remember(noon);
    await store.putRound(roundOf(noon + 1, { status: 'running' }));
    expect(
      JSON.parse(await (await made()).text()).records.filter((one: HistoryRecord) => one.kind === 'round'),
    ).toHaveLength(1);
  });
});
