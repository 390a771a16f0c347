import type { Round } from '../../model/round.ts';
import { onAlarm } from '../../platform/browser/alarms.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { answerRequests } from '../../platform/browser/messages.ts';
import { giveBackCrowd, onAccessTaken } from '../../platform/browser/permissions.ts';
import { ifHistoryOpens } from '../../platform/store/open-history.ts';
import { onSettingsChange } from '../../platform/values/local-values.ts';
import type { CrowdRequests } from '../outbox/requests.ts';
import { relayOrigins, sharing } from '../sharing.ts';
import { onCrowdChoice } from './choice.ts';
import { dropWaiting, followChoice, leavePlace, tellCrowd } from './participate.ts';
import { forgetCrowdOnDisk } from './state.ts';

/** Registers what wakes the background for sharing. To be called while the background's script first runs. */
export function listen(): void {
  answerRequests<CrowdRequests>({
    readCrowd: () => tellCrowd({ kind: 'read' }),
    async dropWaiting({ key }) {
      await dropWaiting((entry) => key === undefined || entry.key === key);
      return 'dropped';
    },
  });
  onAlarm('crowd', () =>
    ifHistoryOpens(async () => void (await tellCrowd({ kind: 'due', onLine: localHints().onLine }))),
  );
  onAccessTaken(() => ifHistoryOpens(followChoice));
  onCrowdChoice(() => ifHistoryOpens(followChoice));
  onSettingsChange(() => ifHistoryOpens(forgetCrowdOnDisk));
}

export async function roundEnded(round: Round): Promise<void> {
  await tellCrowd({ kind: 'round', round });
}

/** Whatever comes now may be another network. */
export function networkLost(): Promise<void> {
  return ifHistoryOpens(leavePlace);
}

/** Gives back the access that only sharing needed: it would tell. */
export async function giveBackAccess(): Promise<void> {
  if (sharing) await giveBackCrowd(relayOrigins(sharing));
}
