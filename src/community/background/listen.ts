import type { Forgotten } from '../../history/forgotten.ts';
import type { Round } from '../../model/round.ts';
import { onAlarm } from '../../platform/browser/alarms.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { answerRequests } from '../../platform/browser/messages.ts';
import { onAccessTaken } from '../../platform/browser/permissions.ts';
import { ifHistoryOpens } from '../../platform/store/open-history.ts';
import { onSettingsChange } from '../../platform/values/local-values.ts';
import type { SharingRequests } from '../outbox/requests.ts';
import { onChoiceChange } from './choice.ts';
import { dropOld, dropWaiting, followChoice, forgetInOutbox, handleEvent, leavePlace } from './participate.ts';
import { forgetStateOnDisk } from './state.ts';

/** Registers the listeners of sharing. Call it while the background's script first runs. */
export function listen(): void {
  answerRequests<SharingRequests>({
    fetchSnapshot: () => handleEvent({ kind: 'read' }),
    async dropWaiting({ key }) {
      await dropWaiting((entry) => key === undefined || entry.key === key);
      return 'dropped';
    },
  });
  onAlarm('crowd', () =>
    ifHistoryOpens(async () => void (await handleEvent({ kind: 'due', onLine: localHints().onLine }))),
  );
  onAccessTaken(() => ifHistoryOpens(followChoice));
  onChoiceChange(() => ifHistoryOpens(followChoice));
  onSettingsChange(() => ifHistoryOpens(forgetStateOnDisk));
  void ifHistoryOpens(async () => {
    // After an update, the person's choice may have been about something else.
    await followChoice();
    await dropOld();
  });
}

export async function roundEnded(round: Round): Promise<void> {
  await handleEvent({ kind: 'round', round });
}

/** The next connection may be on another network. */
export function networkLost(): Promise<void> {
  return ifHistoryOpens(leavePlace);
}

/** What is deleted from the results is no longer sent. */
export function forget(what: Forgotten): Promise<void> {
  return ifHistoryOpens(() => forgetInOutbox(what));
}
