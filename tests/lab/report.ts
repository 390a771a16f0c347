import { isRight, type RowAssessed } from './assess.ts';
import type { Result } from './run-scenario.ts';
import { waited } from './words.ts';

const heads = [
  'scenario',
  'right',
  'network',
  'states',
  'causes',
  'seconds',
  'rows',
  'kB',
  'handshakes',
  'per second',
  'kbit/s',
] as const;

/** One line of the table. `handshakes` is the most that any host got, `per second` the most at a host that works. */
function cells(result: Result): readonly string[] {
  const { rows } = result;
  const named = rows.filter(({ cause }) => cause !== 'none');
  const seconds = (ms: number | undefined) => (ms === undefined ? '-' : (ms / 1000).toFixed(1));
  return [
    result.name,
    result.right ? (rows.some(({ accepted }) => accepted) || result.networkAccepted ? 'accepted' : 'yes') : 'NO',
    `${result.network}${result.networkRight ? '' : ' (wrong)'}`,
    `${rows.filter(({ stateRight }) => stateRight).length}/${rows.length}`,
    named.length === 0 ? '-' : `${named.filter(({ cause }) => cause === 'right').length}/${named.length}`,
    seconds(result.tookMs),
    seconds(result.workingRowsMs),
    result.kilobytes.toFixed(0),
    String(Math.max(0, ...Object.values(result.handshakes))),
    String(result.handshakesPerSecond),
    result.goodputKbps === undefined ? '-' : String(result.goodputKbps),
  ];
}

const widths = [46, 8, 24, 6, 6, 7, 5, 5, 10, 10, 6] as const;
const line = (texts: readonly string[]) =>
  texts
    .map((text, column) => text.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();

export const tableHead = line(heads);

/** A result as one line, followed by a line for each problem. */
export function tableLines(result: Result): string {
  const wrong = result.rows.filter((row) => !isRight(row)).map((row) => `    ${describe(row)}`);
  const unclear = result.rows
    .filter((row) => isRight(row) && row.cause === 'unclear')
    .map((row) => `    ${describe(row)}`);
  return [line(cells(result)), ...wrong, ...unclear].join('\n');
}

function describe({ service, said, expected }: RowAssessed): string {
  const functions = said?.functions.filter(({ state }) => state !== 'untestable') ?? [];
  const chips = functions.map((one) => `${one.function} ${one.state}`).join(', ');
  const words = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');
  const want = words(expected.state, expected.cause, expected.manner, expected.confidence);
  return `${service}: said ${words(said?.state, said?.cause, said?.manner, said?.confidence)} (${chips}), expected ${want}`;
}

const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

function spread(timesMs: readonly number[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  return timesMs.length === 0 ? '-' : `median ${seconds(median(timesMs))}, most ${seconds(Math.max(...timesMs))}`;
}

const tookMs = (result: Result) => result.tookMs;

/** @param seconds in ascending order */
function waits(seconds: readonly number[]): string {
  const part = (share: number) => seconds[Math.ceil(share * seconds.length) - 1]?.toFixed(1) ?? '-';
  return `median ${part(0.5)}, ninetieth part ${part(0.9)}, most ${part(1)} of ${seconds.length}`;
}

/** @returns how many were named, and how often one was named where there is none */
function makersTold(results: readonly Result[]): string {
  const asked = results.flatMap(({ makers = [] }) => makers);
  const real = asked.filter((one) => one.real > 0);
  const named = (all: typeof asked) => all.filter((one) => one.named > 0).length;
  return `${named(real)} of ${real.length} named, and ${named(asked) - named(real)} where a server does`;
}

/** A summary of the whole run. */
export function summary(results: readonly Result[]): string {
  const rows = results.flatMap((result) => result.rows);
  const named = rows.filter(({ cause }) => cause !== 'none');
  const { affected, others, rows: told, tookBack } = waited(results);
  const counts = {
    scenarios: `${results.filter(({ right }) => right).length} of ${results.length} right`,
    networks: share(results.filter(({ networkRight }) => networkRight).length, results.length),
    states: share(rows.filter(({ stateRight }) => stateRight).length, rows.length),
    causes: `${share(named.filter(({ cause }) => cause === 'right').length, named.length)} right, ${named.filter(({ cause }) => cause === 'wrong').length} wrong`,
    'accepted beside the first answer': share(rows.filter(({ accepted }) => accepted).length, rows.length),
    'those who cut handshakes off on the way': makersTold(results),
    'seconds to the last word of affected rows': waits(affected),
    'seconds to the last word of other rows': waits(others),
    'words taken back': `${tookBack.worse} "works", ${tookBack.better} "blocked" that then worked, ${tookBack.other} others, of ${told} rows`,
    'seconds to the verdict': spread(results.map(tookMs)),
    'seconds per scenario': spread(results.map(({ runMs }) => runMs)),
  };
  return Object.entries(counts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
