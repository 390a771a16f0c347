import type { Endpoint } from './service.ts';

/**
 * May a failure of this address count in a verdict? Only if we read a public text that names the address, or its server
 * has answered us. An address without a public source may be gone or may never have existed.
 */
export function mayDecide({
  source,
  isUnverified,
  contacted,
}: Pick<Endpoint, 'source' | 'isUnverified' | 'contacted'>): boolean {
  return contacted !== undefined || (source.kind !== 'memory' && isUnverified !== true);
}
