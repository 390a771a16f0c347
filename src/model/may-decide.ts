import type { Endpoint } from './service.ts';

/**
 * Whether a failure of this address may decide anything: a public text that names it was read, or its server has
 * answered us. What is known from memory alone may be gone, or never have been.
 */
export function mayDecide({
  source,
  awaitsContact,
  contacted,
}: Pick<Endpoint, 'source' | 'awaitsContact' | 'contacted'>): boolean {
  return contacted !== undefined || (source.read !== undefined && awaitsContact !== true);
}
