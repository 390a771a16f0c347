import { minObjectBytes } from '../../../src/model/service.ts';
import type { NodeAnswer } from '../node-answer.ts';
import { isLate, isPaced, isSilent, lateness, seconds } from './lateness.ts';
import type { DriftRow, Seen } from './seen.ts';

const object = ({ entry }: Seen) => (entry.kind === 'object' ? entry.object : undefined);
const hostListed = (seen: Seen) => new URL(object(seen)?.redirectsTo ?? seen.entry.url).hostname;
const isThere = (answer: NodeAnswer | undefined) => answer?.status === 200 || answer?.status === 206;

/** The length to two digits, so that the next version of the file is not immediately shorter. */
function roundedDown(bytes: number): number {
  const unit = 10 ** Math.max(0, String(bytes).length - 2);
  return Math.max(minObjectBytes, Math.floor(bytes / unit) * unit);
}

/** A large file: whether it is there, how long it is, and how it comes. */
export const fileRows: readonly DriftRow[] = [
  {
    when: isSilent,
    say: ({ host }) => `${host} takes the request for its file and never answers: find another file.`,
  },
  {
    when: ({ answer }) => answer?.error !== undefined && answer.status === undefined,
    say: ({ host, answer }) => `${host} hangs up on the request for its file (${answer?.error}): find another file.`,
  },
  {
    when: ({ answer }) => !isThere(answer),
    say: ({ host, entry, answer }) =>
      `The file ${new URL(entry.url).pathname} of ${host} is not there any more (${answer?.status}): find where it is now, or another.`,
  },
  {
    when: (seen) => seen.answer?.ledTo !== undefined && seen.answer.ledTo !== hostListed(seen),
    say: (seen) =>
      `The file of ${seen.host} lies at ${seen.answer?.ledTo} now, where the list says ${hostListed(seen)}: name that host.`,
    edit: ({ entry, answer }) => ({ url: entry.url, property: 'redirectsTo', to: `https://${answer?.ledTo}/` }),
  },
  {
    when: ({ answer }) => (answer?.length ?? Number.POSITIVE_INFINITY) < minObjectBytes,
    say: ({ host, answer }) =>
      `The file of ${host} has ${answer?.length} bytes, too few to measure by: find a longer one.`,
  },
  {
    when: (seen) => (seen.answer?.length ?? Number.POSITIVE_INFINITY) < (object(seen)?.minBytes ?? 0),
    say: (seen) =>
      `The file of ${seen.host} has ${seen.answer?.length} bytes where the list says at least ${object(seen)?.minBytes}: take the new length if it is the same file.`,
    edit: ({ entry, answer }) => ({ url: entry.url, property: 'minBytes', to: roundedDown(answer?.length ?? 0) }),
  },
  {
    when: ({ answer }) => answer?.error !== undefined,
    say: ({ host, answer }) =>
      `The file of ${host} breaks off after ${answer?.sampleBytes} bytes (${answer?.error}): ask from another line, or find another file.`,
  },
  {
    when: ({ answer }) => isLate(answer),
    say: ({ host, answer }) =>
      `The file of ${host} begins after ${lateness(answer)}: nothing to change, since that wait is not measured, but a file that begins sooner is better.`,
  },
  {
    when: ({ answer }) => isPaced(answer),
    say: ({ host, answer }) =>
      `The file of ${host} comes in bursts, with pauses of ${seconds(answer?.pauseMs)}: it may look slow, so find one that comes evenly.`,
  },
];
