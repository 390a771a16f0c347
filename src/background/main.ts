import { extension } from '../platform/browser.ts';
import { announceChange } from '../platform/changes.ts';
import { openHistory, whereHistoryOpens } from '../platform/history.ts';
import { onSettingsChange, takeWish } from '../platform/local-values.ts';
import { answerRequests } from '../platform/messages.ts';
import { showBadge } from '../platform/toolbar.ts';
import { forgetSettings } from './forget.ts';
import { keepRounds } from './round-keeper.ts';
import { checkDue, setNextAlarm } from './timetable.ts';
import { showResult } from './toolbar-state.ts';

/** A table of contents: what wakes the background, and what is done then. Every listener is registered at once. */

const rounds = keepRounds(openHistory, async (round, before) => {
  await showResult(round, before);
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
    await (await openHistory()).deleteEverything();
    await forgetSettings();
    await showBadge(0);
    announceChange();
    return 'deleted';
  },
});

extension.alarms.onAlarm.addListener((alarm) =>
  whereHistoryOpens(async () => {
    const kind = await checkDue(alarm, await openHistory());
    if (kind) await rounds.start('schedule', kind);
    else await planNextCheck();
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
  if (reason === 'install') await extension.tabs.create({ url: extension.runtime.getURL('src/welcome/index.html') });
});

extension.runtime.onStartup.addListener(planNextCheck);

onSettingsChange(planNextCheck);

void whereHistoryOpens(() => rounds.resume());
