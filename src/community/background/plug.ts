import { giveBackAccess, listen, networkLost, roundEnded } from './listen.ts';

/** Looked at here, and not in sharing.ts: a build leaves out what a constant of the same file rules out. */
declare const SHARING_CONFIG: unknown;

/** What the background tells sharing; undefined in a build that names no relay. */
export const community =
  typeof SHARING_CONFIG === 'undefined' ? undefined : { listen, roundEnded, networkLost, giveBackAccess };
