import { relayOrigins, sharing } from '../catalogue/sharing.ts';
import { crowdChoice } from '../platform/crowd-choice.ts';
import { crowdIsPermitted } from '../platform/permissions.ts';
import type { CrowdMeans } from './crowd.ts';
import { exchangeThrough } from './crowd-exchange.ts';

/** What this build can do for the crowd, and what its person and their browser allow. */
export const crowdMeans: CrowdMeans = {
  async choice() {
    const choice = await crowdChoice();
    if (!sharing || choice.mode === 'off') return { mode: 'off', since: 0 };
    const permitted = await crowdIsPermitted(relayOrigins(sharing), choice.mode === 'share');
    return permitted ? choice : { mode: 'off', since: 0 };
  },
  async exchange(message) {
    return sharing ? exchangeThrough(sharing, message) : { kind: 'failed' };
  },
};
