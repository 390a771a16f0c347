import type { Endpoint } from './service.ts';

/**
 * Whether a failure of this address may count in a verdict: only if we read a public text that names the address, or
 * its server has answered us. Other addresses may be gone or may never have existed.
 */
export function mayDecide({
  source,
  isUnverified,
  contacted,
}: Pick<Endpoint, 'source' | 'isUnverified' | 'contacted'>): boolean {
  return contacted !== undefined || (source.kind !== 'memory' && isUnverified !== true);
}
