import { downloadProbes } from '../../src/measure/transfers/transfer.ts';
import type { Observation } from '../../src/model/observation.ts';

/** What came is what the catalogue knows, as far as one observation of something that is no service's shows it. */
export function hasAnsweredWell({ outcome, probe, transfer }: Observation): boolean {
  switch (outcome.kind) {
    case 'answered':
      return outcome.healthy && (!isDownload(probe) || transfer?.end === 'enough' || transfer?.end === 'whole');
    case 'resolved':
      return outcome.exists;
    case 'relay-answered':
    case 'opened':
    case 'connected':
      return true;
    default:
      return false;
  }
}

const transfers: ReadonlySet<Observation['probe']> = new Set([
  ...downloadProbes,
  'first-upload',
  'upload',
  'object-head',
  'small-upload',
]);

/** Something large was moved, or what goes before it. */
export function isTransfer(probe: Observation['probe']): boolean {
  return transfers.has(probe);
}

export function isDownload(probe: Observation['probe']): boolean {
  return downloadProbes.has(probe);
}
