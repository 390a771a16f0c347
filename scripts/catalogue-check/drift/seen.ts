import type { Contact } from '../../../src/model/service.ts';
import type { Entry } from '../entry.ts';
import type { HostFacts } from '../look-at-host.ts';
import type { NodeAnswer } from '../node-answer.ts';
import type { Edit } from './edit.ts';

/** What came of one entry, to put beside what the list says. */
export interface Seen {
  readonly entry: Entry;
  readonly host: string;
  /** What its host shows; absent for what is not asked over TLS. */
  readonly facts?: HostFacts | undefined;
  readonly answer?: NodeAnswer | undefined;
  /** What was seen of it last, by the contacts. */
  readonly before?: Contact | undefined;
  /** What the browsers made of it; absent where none was asked. */
  readonly inBrowsers?: { readonly works: boolean; readonly saw: string } | undefined;
}

/** A way in which a server differs from the list. */
export interface DriftRow {
  readonly when: (seen: Seen) => boolean;
  /** What it does, what the list says, and what to do about it. */
  readonly say: (seen: Seen) => string;
  /** The change of the list, where it can be written without a person. */
  readonly edit?: (seen: Seen) => Edit | undefined;
}
