import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { evidenceFile } from '../../src/history/export/evidence-file.ts';
import { asFile, exportHistory } from '../../src/platform/files/export-history.ts';
import { readEvidence } from '../../src/platform/files/read-evidence.ts';
import { evidenceJsonSchema } from '../history/export/evidence-json-schema.ts';
import { observationOf, roundOf, verdictOf } from './records.ts';
import { onDisk, type WholeHistory } from './whole-history.ts';

const noon = Date.parse('2026-11-25T12:00:00.000Z');
const hourMs = 3_600_000;
const published = readFileSync('schemas/evidence-1.json', 'utf8');

let store: WholeHistory;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await onDisk();
  for (const hours of [0, 1, 2]) {
    const at = noon + hours * hourMs;
    await store.addObservation(at, observationOf(at + 1));
    const verdict = { ...verdictOf('telegram', at), state: 'blocked', cause: 'tls', manner: 'reset' } as const;
    await store.closeRound(roundOf(at, { profile: hours === 2 ? 'n-2' : 'n-1', verdicts: [verdict] }));
  }
});

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex');
const read = (scope: Parameters<typeof readEvidence>[1] = {}) => readEvidence(store, scope, () => undefined);

/** The lines of checks in an exported history, as a person would cut them out of the file. */
async function exportedLines(): Promise<string[]> {
  const file = await asFile(
    exportHistory(store, { form: 'json', withNetworkNames: true }, '1.2.3'),
    { type: 'application/json' },
    () => undefined,
  );
  const lines = (await file.text()).split('\n').map((line) => line.replace(/,$/, ''));
  return lines.filter((line) => line.startsWith('{"kind":"round"'));
}

describe('the evidence of a period', () => {
  it('has the hashes of the exact lines in an exported history', async () => {
    const sums = (await exportedLines()).map(sumOf);
    const { gathered, sha256 } = await read();
    expect(sums).toHaveLength(3);
    expect(gathered.each.map((one) => one.sha256)).toEqual(sums);
    expect(sha256).toBe(sumOf(sums.map((sum) => `${sum}\n`).join('')));
  });

  it('covers the checks of that period on that network', async () => {
    const { gathered } = await read({ since: noon + hourMs });
    expect(gathered.checks.total).toBe(2);
    expect((await read({ since: noon, until: noon + hourMs })).gathered.checks.total).toBe(1);
    expect((await read({ profile: 'n-2' })).gathered.checks.total).toBe(1);
  });

  it('becomes a file that the published schema accepts', async () => {
    const { gathered, sha256 } = await read();
    const about = { madeAt: noon, madeBy: 'Reachable 1.2.3', since: 0, until: noon, doesNotProve: ['who did it'] };
    const file = evidenceFile(gathered, sha256, about);
    const validate = new Ajv({ strict: false, formats: { 'date-time': true } }).compile(JSON.parse(published));
    expect(validate(JSON.parse(file))).toBe(true);
    expect(validate(JSON.parse(file.replaceAll('"blocked"', '"bloked"')))).toBe(false);
    expect(file).not.toMatch(/n-1|n-2|telegram\.org/);
  });
});

it('the published schema of evidence is the one that its type is made of: `npx tsx scripts/schemas.ts` writes it', () => {
  expect(JSON.parse(published)).toEqual(JSON.parse(evidenceJsonSchema()));
});
