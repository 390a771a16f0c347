import { forget, listen, networkLost, roundEnded } from './listen.ts';
import { abort, inTurn, stop } from './participate.ts';

/** Tested here and not in sharing.ts, because the build drops unused code only behind a constant of the same file. */
declare const SHARING_CONFIG: unknown;

/** How the background calls sharing; undefined in a build without relays. */
export const community =
  typeof SHARING_CONFIG === 'undefined' ? undefined : { listen, roundEnded, abort, stop, inTurn, networkLost, forget };
