import type { Observation } from '../core/observation.ts';
import { shifted } from './stored-round.ts';

/**
 * The observations of one round: packed, which makes them ten times smaller, so that a year of checks is 0.1 GB and not
 * one; times in them count from the start of the round. Version 1 wrote a list. Packing has to be waited for, which ends
 * a transaction: it is done before one begins, or after it ended.
 */
export type StoredObservations =
  | { readonly at: number; readonly observations: readonly Observation[] }
  | { readonly at: number; readonly packed: Uint8Array<ArrayBuffer> };

export async function packObservations(at: number, observations: readonly Observation[]): Promise<StoredObservations> {
  const text = new Blob([JSON.stringify(shifted(observations, -at))]);
  const packed = await through(text, new CompressionStream('deflate-raw')).arrayBuffer();
  return { at, packed: new Uint8Array(packed) };
}

export async function unpackObservations(stored: StoredObservations | undefined): Promise<readonly Observation[]> {
  if (!stored) return [];
  if (!('packed' in stored)) return stored.observations;
  const text = await through(new Blob([stored.packed]), new DecompressionStream('deflate-raw')).text();
  return shifted(JSON.parse(text) as Observation[], stored.at);
}

function through(bytes: Blob, change: CompressionStream | DecompressionStream): Response {
  return new Response(bytes.stream().pipeThrough(change));
}
