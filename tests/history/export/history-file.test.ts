import fc from 'fast-check';
import type * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fileBegin, fileEnd, fileLine } from '../../../src/history/export/history-file.ts';
import type { HistoryRecord } from '../../../src/history/export/history-record.ts';
import { ImportError } from '../../../src/history/export/import-error.ts';
import { readHistoryFile, readRecord } from '../../../src/history/export/read-file.ts';
import type { observationSchema, roundSchema } from '../../../src/history/export/record-schema.ts';
import { relaySubject } from '../../../src/model/call-relay.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Round } from '../../../src/model/round.ts';
import { anyObservation } from '../../judge/arbitraries.ts';
import { records, round, start } from './sample-records.ts';

const fileOf = (written: readonly HistoryRecord[]) =>
  fileBegin(start, 'Reachable 1.2.3') +
  written.map((record, index) => fileLine(record, index === 0)).join('') +
  fileEnd;

async function* inPieces(text: string, length = 7): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length);
}

async function read(text: string, length?: number): Promise<HistoryRecord[]> {
  const found: HistoryRecord[] = [];
  for await (const { record } of readHistoryFile(inPieces(text, length))) found.push(record);
  return found;
}

const refusal = (text: string, length = 1000): Promise<unknown> =>
  read(text, length).then(
    () => 'nothing was refused',
    (error: unknown) => {
      if (!(error instanceof ImportError)) throw error;
      return { code: error.code, line: error.line };
    },
  );

type Mutable<Type> = Type extends object ? { -readonly [Key in keyof Type]: Mutable<Type[Key]> } : Type;
type Ended = Mutable<Omit<Round, 'status'>> & { status: Exclude<Round['status'], 'running'> };
/** A compile error here means that the file format lacks a new field of a round or an observation. */
const fits: readonly [
  (round: Ended) => v.InferOutput<typeof roundSchema>,
  (observation: Mutable<Observation>) => v.InferOutput<typeof observationSchema>,
] = [(one) => one, (one) => one];

describe('a history file', () => {
  it('restores every record', async () => {
    expect(await read(fileOf(records))).toEqual(records);
  });

  it('is one JSON document with readable times', () => {
    const file = JSON.parse(fileOf(records));
    expect(file).toMatchObject({ format: 'reachable-history', version: 1, madeAt: '2026-11-25T13:20:00.000Z' });
    expect(file.records).toHaveLength(records.length);
    expect(file.records.at(-1).round).toMatchObject({
      at: '2026-11-25T13:20:00.000Z',
      endedAt: '2026-11-25T13:20:09.000Z',
    });
    expect(JSON.stringify(file)).not.toMatch(/"(at|endedAt)":\d/);
  });

  it('may be empty', async () => {
    expect(await read(fileOf([]))).toEqual([]);
  });

  it('restores every possible observation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyObservation, { maxLength: 5 }), async (observations) => {
        const [, asInFile] = fits;
        const record: HistoryRecord = {
          kind: 'round',
          round,
          observations: observations.map((one) => asInFile(structuredClone(one) as Mutable<Observation>)),
        };
        expect(await read(fileOf([record]), 100)).toEqual([record]);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['stun:relay.example.com:3478', 'turn:relay.example.com:443?transport=tcp', 'turns:relay.example.com:443'])(
    'restores an observation of the call relay %s',
    async (url) => {
      const observation: Observation = {
        subject: relaySubject('whatsapp', { url }),
        probe: 'stun',
        host: 'relay.example.com',
        at: round.at,
        tookMs: 40,
        attempt: 1,
        phase: 'during',
        outcome: { kind: 'relay-answered', by: 'address' },
        reused: false,
      };
      const record: HistoryRecord = { kind: 'round', round, observations: [observation] };
      expect(await read(fileOf([record]))).toEqual([record]);
    },
  );
});

const firstRound = () => ({ kind: 'round', round, observations: [] }) as const satisfies HistoryRecord;

describe('a file is refused', () => {
  const whole = fileOf(records);

  it.each([
    ['that is something else', '{"format":"something-else"}', { code: 'other-file', line: 1 }],
    ['that is empty', '', { code: 'other-file', line: 1 }],
    ['that is no JSON', 'hello\n', { code: 'other-file', line: 1 }],
    ['of a newer version', whole.replace('"version":1', '"version":2'), { code: 'newer-version', line: 1 }],
    ['that was cut off', whole.slice(0, -4), { code: 'cut-off', line: 6 }],
    ['that was cut off in the middle of a line', whole.slice(0, 800), { code: 'not-json', line: 5 }],
    ['with a line that is no JSON', whole.replace('"kind":"note"', '"kind":note'), { code: 'not-json', line: 3 }],
    ['with a word that is unknown', whole.replace('"partial"', '"paradise"'), { code: 'not-valid', line: 6 }],
    ['with a field that is unknown', whole.replace('"day":', '"dai":'), { code: 'not-valid', line: 3 }],
    [
      'with a time that does not exist',
      whole.replace('25T13:20:00.010Z', '25T25:20:00.010Z'),
      { code: 'not-valid', line: 6 },
    ],
    [
      'with a day that the calendar lacks',
      whole.replace('"day":"2026-11-25"', '"day":"2026-02-31"'),
      { code: 'not-valid', line: 3 },
    ],
    ['with a body of which less came later', whole.replace('[65536,440]', '[65536,4]'), { code: 'not-valid', line: 6 }],
    [
      'with more of the moments at which a body came than are kept',
      whole.replace('[16384,20]', Array(8).fill('[16384,20]').join()),
      { code: 'not-valid', line: 6 },
    ],
    ['with something after its end', `${whole}more\n`, { code: 'not-json', line: 8 }],
    ['with an endless line', `${fileBegin(start, '')}${'x'.repeat(2_100_000)}`, { code: 'line-too-long', line: 2 }],
  ])('%s', async (_what, text, expected) => {
    expect(await refusal(text)).toEqual(expected);
  });

  it.each<[string, HistoryRecord]>([
    ['a network whose name turns the text round', { kind: 'network', network: { id: 'home', label: 'Home\u202e' } }],
    ['a network with an invisible name', { kind: 'network', network: { id: 'home', label: 'Ho\u200bme' } }],
    ['a network with an endless name', { kind: 'network', network: { id: 'home', label: 'x'.repeat(61) } }],
    ['a network with an id that says something', { kind: 'network', network: { id: 'You were seen here' } }],
    ['a note longer than any', { kind: 'note', note: { day: '2026-11-25', text: 'x'.repeat(501) } }],
    ['a check of a messenger with an address for an id', { ...firstRound(), round: { ...round, services: ['a.b/c'] } }],
    ['a check on a network with an id of two lines', { ...firstRound(), round: { ...round, profile: 'a\nb' } }],
    ['a check of a messenger with an id in capitals', { ...firstRound(), round: { ...round, services: ['Signal'] } }],
  ])('with %s, which a person cannot enter', async (_what, record) => {
    expect(await refusal(fileOf([record]))).toEqual({ code: 'not-valid', line: 2 });
  });

  it('with the name of the wrong field', () => {
    const line = fileLine(records[4] as HistoryRecord, true).replace('"partial"', '"paradise"');
    expect(() => readRecord(line, 5)).toThrow(/^import: not-valid: 5: round\.verdicts\.0\.state: .*"paradise"/);
  });

  it.each([
    ['0', 'Expected >=1 but received 0'],
    ['16.5', 'Invalid integer: Received 16.5'],
    ['"16"', 'Expected number but received "16"'],
  ])('with %s kilobytes after which a connection froze', (kilobytes, why) => {
    const field = '"stoppedAfterKilobytes":';
    const line = fileLine(firstRound(), true).replace(`${field}16`, field + kilobytes);
    expect(() => readRecord(line, 2)).toThrow(
      `import: not-valid: 2: round.verdicts.0.functions.2.stoppedAfterKilobytes: Invalid`,
    );
    expect(() => readRecord(line, 2)).toThrow(why);
  });

  it('or read, whatever it contains', async () => {
    const anyLine = fc.oneof(fc.string(), fc.json(), fc.constantFrom(...whole.split('\n')));
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 8 }), async (lines) => {
        const result = await refusal([fileBegin(start, 'x').trim(), ...lines].join('\n'));
        expect(result === 'nothing was refused' || typeof result === 'object').toBe(true);
      }),
    );
  });

  it.each(['1e999', '1e308'])('when any of its numbers is %s', (large) => {
    const numbers = records.flatMap((record) => {
      const line = fileLine(record, true).trim().replace(/,$/, '');
      return [...line.matchAll(/(?<=[:,[])-?\d+(\.\d+)?(?=[,}\]])/g)].map(
        ({ index, 0: number }) => `${line.slice(0, index)}${large}${line.slice(index + number.length)}`,
      );
    });
    expect(numbers.length).toBeGreaterThan(50);
    for (const line of numbers) expect(() => readRecord(line), line).toThrow(ImportError);
  });

  it('when a record has an unknown field or value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => readRecord(text)).toThrow(ImportError);
      }),
    );
  });
});
