import { unknownNetwork } from '../../../model/network-label.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceState } from '../../../model/verdict.ts';
import type { RoundOfTwoKinds } from './version-5.ts';

/** How rounds were stored up to version 4 of the database: packed in a form of our own. Nothing else reads it. */

type PackedRound = Pick<Round, 'at' | 'status'> & { readonly packed: string };
/** Version 2 packed the verdicts alone. */
type PackedVerdicts = Omit<RoundOfTwoKinds, 'verdicts'> & { readonly packed: string };
export type OldRound = RoundOfTwoKinds | PackedRound | PackedVerdicts;

export function roundOfVersion4(stored: OldRound): RoundOfTwoKinds {
  const round = unpackRound(stored);
  return {
    ...round,
    verdicts: round.verdicts.map((verdict) => ({
      ...verdict,
      state: knownState(verdict.state),
      functions: verdict.functions.map((one) => ({ ...one, state: knownState(one.state) })),
    })),
  };
}

/** `paused` was a state: like `untestable` it says nothing of the service. */
function knownState<State extends ServiceState>(state: State | 'paused'): State | 'untestable' {
  return state === 'paused' ? 'untestable' : state;
}

function unpackRound(stored: OldRound): RoundOfTwoKinds {
  // The first rounds that version 1 wrote knew of no networks.
  if (!('packed' in stored)) return { ...stored, profile: stored.profile ?? unknownNetwork };
  const { at, packed, ...rest } = stored;
  const later = <Moment extends { readonly at: number }>(moment: Moment): Moment => ({ ...moment, at: moment.at + at });
  if ('kind' in rest) return { ...rest, at, verdicts: (unpack(packed) as RoundOfTwoKinds['verdicts']).map(later) };
  const { endedAt, verdicts, ...unpacked } = unpack(packed) as Omit<RoundOfTwoKinds, 'at' | 'status'>;
  const ended = endedAt === undefined ? {} : { endedAt: endedAt + at };
  return { ...rest, ...unpacked, at, ...ended, verdicts: verdicts.map(later) };
}

/**
 * In the text an object is `[n, ...values]` with the n-th list of field names, a list is `[-1, ...items]`, `[-2, n]` is the
 * n-th object again, and anything else is itself.
 */
function unpack(text: string): unknown {
  const { shapes, value } = JSON.parse(text) as { readonly shapes: readonly string[][]; readonly value: unknown };
  const known: unknown[] = [];
  const read = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    const [shape, ...values] = part as [number, ...unknown[]];
    if (shape === -1) return values.map(read);
    if (shape === -2) return known[values[0] as number];
    const object = Object.fromEntries((shapes[shape] ?? []).map((name, index) => [name, read(values[index])]));
    known.push(object);
    return object;
  };
  return read(value);
}
