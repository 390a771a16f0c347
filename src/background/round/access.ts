import { originsFor, patternOf } from '../../catalogue/origins.ts';
import type { Control, Service } from '../../model/service.ts';
import { missingOrigins } from '../../platform/browser/permissions.ts';

/** The hosts for which the person gave permission. */
export interface Access {
  /** May the errors and answers of this http(s) or wss URL be read? */
  allows(url: string): boolean;
}

/** Reads the granted permissions once for a whole round. */
export async function readAccess(services: readonly Service[], controls: readonly Control[]): Promise<Access> {
  const origins = originsFor(services, controls);
  const missing = new Set(await missingOrigins(origins));
  const granted = new Set(origins.filter((origin) => !missing.has(origin)));
  return {
    allows: (url) => granted.has(patternOf(url)),
  };
}
