import { longestNote } from '../core/history/note.ts';
import { unknownNetwork } from '../core/network-profile.ts';
import { extension } from '../platform/browser.ts';
import { announceChange } from '../platform/changes.ts';
import { chooseNetwork, leaveNetwork, onConnectionLost } from '../platform/current-network.ts';
import { localHints } from '../platform/hints.ts';
import { eraseHistory, openHistory, whereHistoryOpens } from '../platform/history.ts';
import { onSettingsChange, takeWish } from '../platform/local-values.ts';
import { answerRequests } from '../platform/messages.ts';
import { openTab } from '../platform/open-page.ts';
import { showBadge } from '../platform/toolbar.ts';
import { forgetSettings } from './forget.ts';
import { lostNetwork, nameNetwork } from './networks.ts';
import { keepRounds } from './round-keeper.ts';
import { tidyUp } from './tidy-up.ts';
import { checkDue, setNextAlarm } from './timetable.ts';
import { showResult } from './toolbar-state.ts';

/** A table of contents: what wakes the background, and what is done then. Every listener is registered at once. */

const rounds = keepRounds(openHistory, async (round, before) => {
  if (round.network && lostNetwork.has(round.network.state)) await leaveNetwork();
  await showResult(round, before);
  void whereHistoryOpens(tidyUp);
  await planNextCheck();
});

function planNextCheck(): Promise<void> {
  return whereHistoryOpens(async () => setNextAlarm(await openHistory()));
}

answerRequests({
  startRound: ({ kind, services }) => rounds.start('person', kind, services),
  stopRound: () => rounds.stop(),
  async deleteEverything() {
    await rounds.stop();
    await eraseHistory();
    await forgetSettings();
    await showBadge(0);
    announceChange();
    return 'deleted';
  },
  async forget(what) {
    await rounds.stop();
    await (await openHistory()).beginToForget(what);
    announceChange();
    await tidyUp();
    announceChange();
    return 'deleted';
  },
  async putNote({ day, text }) {
    await (await openHistory()).putNote({ day, text: text.trim().slice(0, longestNote) });
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
    if (id === unknownNetwork) await leaveNetwork();
    else await chooseNetwork(id);
    announceChange();
    return 'chosen';
  },
});

onConnectionLost(() => void leaveNetwork());

extension.alarms.onAlarm.addListener((alarm) =>
  whereHistoryOpens(async () => {
    const kind = await checkDue(alarm, await openHistory());
    if (kind) await rounds.start('schedule', kind);
    else {
      if (!localHints().onLine) await leaveNetwork();
      await planNextCheck();
    }
  }),
);

extension.permissions.onAdded.addListener(async () => {
  const wish = await takeWish(Date.now());
  if (wish) await rounds.start('person', wish.kind, wish.services);
});

extension.commands?.onCommand.addListener(async (command, tab) => {
  if (command === 'run-check' && !tab?.incognito) await rounds.start('person', 'quick');
});

extension.runtime.onInstalled.addListener(async ({ reason }) => {
  if (reason === 'install') await openTab('welcome');
});

extension.runtime.onStartup.addListener(planNextCheck);

onSettingsChange(async () => {
  await planNextCheck();
  await whereHistoryOpens(tidyUp);
});

void whereHistoryOpens(async () => {
  await rounds.resume();
  await tidyUp();
});
