import { community } from '../community/background/entry.ts';
import { noteFrom } from '../history/note.ts';
import { losesNetwork } from '../history/same-network.ts';
import { isThroughVpn, unknownNetwork } from '../model/network-label.ts';
import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import { clearAlarms, onAlarm } from '../platform/browser/alarms.ts';
import { announceChange } from '../platform/browser/changes.ts';
import { doEveryStep } from '../platform/browser/do-every-step.ts';
import { localHints } from '../platform/browser/hints.ts';
import { onCommand, onFreshStart, onInstall, onUpdate } from '../platform/browser/lifecycle.ts';
import { answerRequests, type Requests } from '../platform/browser/messages.ts';
import { clearNotifications, onNotificationClick } from '../platform/browser/notifications.ts';
import { openTab } from '../platform/browser/open-page.ts';
import { onAccessGiven } from '../platform/browser/permissions.ts';
import { deleteHistories, ifHistoryOpens, inBothHistories, openHistory } from '../platform/store/open-history.ts';
import { chooseNetwork, currentNetwork, leaveNetwork, onConnectionLost } from '../platform/values/current-network.ts';
import { forgetNetworkInDataUse, onSettingsChange, setLeaveNoTrace } from '../platform/values/local-values.ts';
import { takePendingCheck } from '../platform/values/pending-check.ts';
import { forgetSameConnection } from '../platform/values/same-connection.ts';
import { removeTraces } from '../platform/values/traces.ts';
import { forgetInUnstoredEnd, forgetUnstoredEnd } from '../platform/values/unstored-end.ts';
import { awaitSignIn, hasSignedIn, stopAwaitingSignIn } from './await-sign-in.ts';
import { dropUselessLists } from './drop-lists.ts';
import { forgetSettings } from './forget.ts';
import { nameNetwork } from './name-network.ts';
import { tellNews, tellNow } from './notices/tell-news.ts';
import {
  stopForgottenChecks,
  stopWaiting,
  stopWaitingWithoutChecks,
  tellAwaited,
  waitFor,
} from './notices/tell-when-works.ts';
import { clearToolbar, restoreToolbar } from './notices/toolbar-state.ts';
import { markSeen, noteUnseen } from './notices/unseen.ts';
import { callsForWholeCheck } from './round/calls-for-whole-check.ts';
import { keepRounds } from './round/round-keeper.ts';
import { scheduledExtent, wantedExtent } from './round/wanted-extent.ts';
import { judgeByNewRules, stopTidying, tidyUp } from './tidy-up.ts';
import { isNextAlarmSet, mayCheck, setNextAlarm, waitForConnection } from './timetable.ts';
import { startWatch, stopWatch, watchedNow } from './watch.ts';

/**
 * Every event that wakes the background, and its handler. Browsers require that all listeners are registered at once.
 */

const rounds = keepRounds(openHistory, async (round, before) => {
  await planNextCheck();
  if (losesNetwork(round)) await networkLost();
  await ifHistoryOpens(restoreToolbar);
  if (round.status === 'finished') {
    await noteUnseen(round, before);
    await tellNews(round, before);
    await tellAwaited(round, before);
    await ifHistoryOpens(async () => {
      if (await callsForWholeCheck(round, before, await openHistory())) await rounds.start('schedule', 'whole');
    });
  }
  void ifHistoryOpens(tidyUp);
  // First: once this ends, the person may choose to store results elsewhere.
  if (await isTrueOfHere(round)) void ifHistoryOpens(async () => community?.roundEnded(round));
});

/** A check through a VPN describes another place, and so may one during which the person chose another network. */
async function isTrueOfHere(round: Round): Promise<boolean> {
  return !isThroughVpn(round) && round.profile === (await currentNetwork());
}

async function networkLost(): Promise<void> {
  await leaveNetwork();
  await community?.networkLost();
}

async function useNetwork(id: string): Promise<void> {
  await networkLost();
  if (id !== unknownNetwork) await chooseNetwork(id);
}

/** Does work while no check runs and no message goes to a relay: running ones are stopped, and new ones wait. */
function whileNothingRuns(work: () => Promise<void>): Promise<void> {
  community?.abort();
  return rounds.whileStopped(async () => (community ? community.inTurn(work) : work()));
}

/** A check that a person asked for. It transfers less if data is to be saved. */
async function startByPerson(services?: readonly ServiceId[]) {
  return rounds.start('person', await wantedExtent(await openHistory()), services);
}

async function checkWatched(): Promise<void> {
  const service = await watchedNow();
  if (service && localHints().onLine) await rounds.start('watch', 'quiet', [service]);
}

function planNextCheck(): Promise<void> {
  return ifHistoryOpens(async () => setNextAlarm(await openHistory()));
}

answerRequests<Requests>({
  async startRound({ services }) {
    const [answer] = await Promise.all([startByPerson(services), stopAwaitingSignIn()]);
    return answer;
  },
  stopRound: () => rounds.stop(),
  async leaveNoTrace({ on }) {
    await whileNothingRuns(async () => {
      // It would be stored where it does not belong.
      await forgetUnstoredEnd();
      await setLeaveNoTrace(on);
    });
    return 'chosen';
  },
  async deleteEverything() {
    // Not awaited: a check may take a moment to end.
    void community?.stop();
    await whileNothingRuns(() =>
      doEveryStep(stopTidying, stopWatch, deleteHistories, forgetSettings, clearAlarms, clearToolbar),
    ).finally(announceChange);
    return 'deleted';
  },
  async forget(what) {
    await rounds.whileStopped(async () => {
      // The newest checks that are left need not be those of this connection.
      await forgetSameConnection();
      await forgetInUnstoredEnd(what);
      // News that was shown, is unseen or is awaited would still name it.
      await stopWaiting();
      await stopWatch();
      await removeTraces();
      await clearNotifications();
      await inBothHistories((store) => store.beginToForget(what));
      await community?.forget(what);
      if ('profile' in what) {
        await forgetNetworkInDataUse(Date.now(), what.profile);
        // Otherwise the next check would store its id again.
        if ((await currentNetwork()) === what.profile) await networkLost();
      }
    });
    announceChange();
    await tidyUp();
    await restoreToolbar();
    announceChange();
    return 'deleted';
  },
  async leaveOut(what) {
    await (await openHistory()).leaveOut(what);
    await tidyUp();
    await restoreToolbar();
    announceChange();
    return 'stored';
  },
  async putNote(note) {
    await (await openHistory()).putNote(noteFrom(note));
    announceChange();
    return 'stored';
  },
  async markSeen() {
    await markSeen();
    return 'seen';
  },
  async waitFor({ services, changes }) {
    await waitFor(services, changes);
    return 'waiting';
  },
  async stopWaiting() {
    await stopWaiting();
    return 'stopped';
  },
  async watch({ service }) {
    await startWatch(service);
    await checkWatched();
    return 'watching';
  },
  async stopWatch() {
    await stopWatch();
    return 'stopped';
  },
  async awaitSignIn() {
    return { page: await awaitSignIn() };
  },
  async putFeedback(feedback) {
    await (await openHistory()).putFeedback(feedback);
    announceChange();
    return 'stored';
  },
  async importRecords({ records }) {
    const merged = await (await openHistory()).addRecords(records);
    announceChange();
    return merged;
  },
  putNetwork: nameNetwork,
  async chooseNetwork({ id }) {
    await useNetwork(id);
    announceChange();
    return 'chosen';
  },
  async placeCheck({ at, id }) {
    await useNetwork(id);
    const store = await openHistory();
    const last = await store.lastRound();
    if (last?.at === at) await store.closeRound({ ...last, profile: id });
    announceChange();
    return 'placed';
  },
});

community?.listen();

onConnectionLost(() => void networkLost());

onAlarm('tell-held', () => ifHistoryOpens(tellNow));

onAlarm('sign-in', async () => {
  if (await hasSignedIn()) await startByPerson();
});

onAlarm('watch', () => ifHistoryOpens(checkWatched));

onAlarm('go-on', () => ifHistoryOpens(() => rounds.resume()));

const forgottenChecksStopped = ifHistoryOpens(stopForgottenChecks);

onAlarm('background-check', () =>
  ifHistoryOpens(async () => {
    await forgottenChecksStopped;
    const store = await openHistory();
    if (await mayCheck(store)) await rounds.start('schedule', await scheduledExtent(store));
    else if (!localHints().onLine) {
      await networkLost();
      waitForConnection();
    }
  }),
);

onAccessGiven(async (origins) => {
  const pending = await takePendingCheck(Date.now(), origins);
  if (pending) await startByPerson(pending.services);
});

onCommand(async (command) => {
  if (command === 'run-check') await startByPerson();
});

onInstall(() => openTab('welcome'));

onFreshStart(async () => {
  await dropUselessLists();
  // Where the clock was wrong, the alarm may be set for next year.
  await planNextCheck();
  await ifHistoryOpens(restoreToolbar);
});

onNotificationClick((route) => openTab('dashboard', route));

onSettingsChange(async () => {
  await ifHistoryOpens(stopWaitingWithoutChecks);
  await planNextCheck();
  await ifHistoryOpens(restoreToolbar);
  await ifHistoryOpens(tidyUp);
});

// Tidying up makes room where the disk was too full to close a round.
void ifHistoryOpens(() => rounds.resume().finally(tidyUp));
onUpdate(() => ifHistoryOpens(judgeByNewRules));

void isNextAlarmSet().then((isSet) => (isSet ? undefined : planNextCheck()));
