import { downloadProbes } from '../../src/measure/transfers/transfer.ts';
import type { Observation } from '../../src/model/observation.ts';

/** Whether an observation of something that belongs to no service matches the catalogue, as far as it shows. */
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

/** Something large was moved, or the probe goes before that. */
export function isTransfer(probe: Observation['probe']): boolean {
  return transfers.has(probe);
}

export function isDownload(probe: Observation['probe']): boolean {
  return downloadProbes.has(probe);
}
