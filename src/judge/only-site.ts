import type { Reason } from '../model/reasons.ts';
import type { FunctionVerdict } from '../model/verdict.ts';

/** Reasons for which messages have no address that a browser could ask, not even one that wants a login. */
const withoutAddress: ReadonlySet<Reason> = new Set(['no-web-client', 'no-public-endpoint']);

/** Can only the site of the company be asked, and nothing that carries messages? */
export function hasOnlySite(functions: readonly FunctionVerdict[]): boolean {
  return functions.some(
    ({ function: id, state, because }) =>
      id === 'messages' && state === 'untestable' && because.some((reason) => withoutAddress.has(reason)),
  );
}
