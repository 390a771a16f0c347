import type { Transfer } from '../model/observation.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type Arrival, goodputKbps } from './goodput.ts';

/** When to stop reading a large body. */
export interface SampleLimits {
  readonly mostBytes: number;
  readonly mostMs: number;
  /** Stop after this time without a byte. */
  readonly stallMs: number;
}

/** Reads a body chunk by chunk, keeps none of it, and measures how it arrived. `whole`: it ended. */
export async function sampled(
  stream: ReadableStream<Uint8Array>,
  { mostBytes, mostMs, stallMs }: SampleLimits,
): Promise<{ readonly transfer: Transfer; readonly whole: boolean }> {
  const reader = stream.getReader();
  const arrivals: Arrival[] = [];
  const started = performance.now();
  let bytes = 0;
  let end: Transfer['end'] | undefined;
  while (end === undefined) {
    const next = await nextOrSilence(reader, stallMs);
    if (next === 'silence') end = 'stalled';
    else if (next === 'cut') end = 'cut';
    else if (next.done) end = 'whole';
    else {
      bytes += next.value.length;
      const atMs = performance.now();
      arrivals.push({ atMs, bytes });
      if (bytes >= mostBytes || atMs - started >= mostMs) end = 'enough';
    }
  }
  const kbps = goodputKbps(arrivals);
  return {
    transfer: { direction: 'down', bytes, end, ...(kbps === undefined ? {} : { kbps }) },
    whole: end === 'whole',
  };
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function nextOrSilence(
  reader: Reader,
  stallMs: number,
): Promise<Awaited<ReturnType<Reader['read']>> | 'silence' | 'cut'> {
  let wait: Deadline | undefined;
  const silence = new Promise<'silence'>((resolve) => {
    wait = startDeadline(stallMs, () => resolve('silence'));
  });
  // This probe exists to detect a body that breaks off, for which browsers throw a TypeError.
  const next = reader.read().catch((error: unknown) => {
    if (error instanceof TypeError) return 'cut' as const;
    throw error;
  });
  const first = await Promise.race([next, silence]);
  wait?.clear();
  return first;
}
