import { fileBegin } from '../../../src/history/export/history-file.ts';
import { daysBetween } from '../../../src/history/local-time.ts';
import { daySlots, timelineOfDays } from '../../../src/history/timeline.ts';
import { systemClock } from '../../../src/platform/browser/clock.ts';
import { ask } from '../../../src/platform/browser/messages.ts';
import { asFile, exportHistory } from '../../../src/platform/files/export-history.ts';
import { type ImportPreview, importFile, previewImport } from '../../../src/platform/files/import-history.ts';
import { openStore } from '../../../src/platform/store/indexed/indexed-store.ts';
import { readHistory } from '../../../src/platform/store/read-history.ts';
import type { Merged } from '../../../src/platform/store/store.ts';
import { open, seal } from './sealed-requests.ts';

/** Times the product's own code inside a page of the extension. Callers use the functions on `inPage`. */

/** Finishes a round like the newest one, which updates the figures of its day. Returns the time taken, ms. */
async function closeRound(): Promise<number> {
  const store = await openStore();
  const last = await store.lastRound();
  if (!last) throw new Error('there is no round');
  const at = Date.now();
  for (const observation of await store.observationsOf(last.at)) await store.addObservation(at, { ...observation, at });
  await store.putRound({ ...last, at, status: 'running', verdicts: [] });
  const started = performance.now();
  await store.closeRound({ ...last, at, endedAt: at + 9000 });
  const took = performance.now() - started;
  store.close();
  return took;
}

/** Reads and lays out the data of an overview of this many days. Returns the time taken, ms. */
async function layOut(dayCount: number): Promise<number> {
  const started = performance.now();
  const reader = await readHistory();
  const clock = systemClock();
  const span = await reader.span();
  if (!span) throw new Error('there is no day');
  const last = span.last;
  const first = daysBetween(span.first, last).at(-dayCount) ?? span.first;
  const days = await reader.days(first, last);
  const slots = daySlots(first, last, clock);
  const services = new Set(days.flatMap((day) => Object.keys(day.services)));
  const filled = [...services].map(
    (service) => timelineOfDays(slots, days, service).filter(({ content }) => content).length,
  );
  reader.close();
  if (filled.some((count) => count < dayCount - 1)) throw new Error('days are missing');
  return performance.now() - started;
}

/** Exports everything, as the page does. */
async function exportAll(): Promise<{ readonly bytes: number; readonly seconds: number; readonly steps: number }> {
  const started = performance.now();
  const reader = await readHistory();
  let steps = 0;
  const choice = { form: 'json', withNetworkNames: true } as const;
  const file = await asFile(exportHistory(reader, choice, '0'), { type: 'application/json' }, () => steps++);
  reader.close();
  return { bytes: file.size, seconds: (performance.now() - started) / 1000, steps };
}

/** The whole history as the text of a file. */
async function exportText(): Promise<string> {
  const reader = await readHistory();
  const choice = { form: 'json', withNetworkNames: true } as const;
  const file = await asFile(exportHistory(reader, choice, '0'), { type: 'application/json', gzip: true }, () => {});
  reader.close();
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  // Without the first line, which has the time of the export.
  return text.slice(text.indexOf('\n'));
}

async function importText(text: string): Promise<{ readonly preview: ImportPreview; readonly merged: Merged }> {
  const file = new Blob([text]);
  const reader = await readHistory();
  const preview = await previewImport(file, reader, () => {});
  reader.close();
  return { preview, merged: await importFile(file, () => {}) };
}

const begin = fileBegin(0, 'a test').trimEnd();

Object.assign(globalThis, {
  inPage: { ask, begin, closeRound, exportAll, exportText, importText, layOut, open, seal },
});
