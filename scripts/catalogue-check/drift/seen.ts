import type { Contact } from '../../../src/model/service.ts';
import type { Entry } from '../entry.ts';
import type { HostFacts } from '../look-at-host.ts';
import type { NodeAnswer } from '../node-answer.ts';
import type { Edit } from './edit.ts';

/** The results for one entry, to compare with the list. */
export interface Seen {
  readonly entry: Entry;
  readonly host: string;
  /** What its host shows; absent for what does not use TLS. */
  readonly facts?: HostFacts | undefined;
  readonly answer?: NodeAnswer | undefined;
  /** Its last contact. */
  readonly before?: Contact | undefined;
  /** The browsers' results; absent if none was asked. */
  readonly inBrowsers?: { readonly works: boolean; readonly saw: string } | undefined;
}

/** A way in which a server differs from the list. */
export interface DriftRow {
  readonly when: (seen: Seen) => boolean;
  /** What it does, what the list says, and what to do about it. */
  readonly say: (seen: Seen) => string;
  /** The change to the list, if a person is not needed to write it. */
  readonly edit?: (seen: Seen) => Edit | undefined;
}
