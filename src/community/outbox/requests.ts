import { type Ask, askBackground } from '../../platform/browser/messages.ts';

/** What a page may ask of the background about sharing. */
export interface SharingRequests {
  /** Asks the crowd now, without saying anything. */
  fetchSnapshot: { asks: Record<string, never>; answers: 'read' | 'failed' | 'off' };
  /** Deletes what waits to be shared: one entry, or without a key all of it. */
  dropWaiting: { asks: { readonly key?: string }; answers: 'dropped' };
}

export const ask = askBackground as Ask<SharingRequests>;
