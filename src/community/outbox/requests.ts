import { type Ask, askBackground } from '../../platform/browser/messages.ts';

/** The requests about sharing that pages send to the background. */
export interface SharingRequests {
  /** Fetches the snapshot now, without sending a report. */
  fetchSnapshot: { asks: Record<string, never>; answers: 'read' | 'failed' | 'off' };
  /** Deletes the waiting entry with this key, or all without a key. */
  dropWaiting: { asks: { readonly key?: string }; answers: 'dropped' };
}

export const ask = askBackground as Ask<SharingRequests>;
