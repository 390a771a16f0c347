import { signal } from '@preact/signals';
import { readWaiting } from '../../../history/notices/waiting.ts';
import { unknownNetwork } from '../../../model/network-label.ts';
import { onChange } from '../../../platform/browser/changes.ts';
import { missingOrigins, onPermissionsChange } from '../../../platform/browser/permissions.ts';
import { inTime } from '../../../platform/store/in-time.ts';
import { storeErrorFrom } from '../../../platform/store/store-error.ts';
import { onCatalogueChange } from '../../../platform/values/catalogue-changes.ts';
import { currentNetwork } from '../../../platform/values/current-network.ts';
import {
  onSettingsChange,
  readDataUse,
  readHistorySince,
  readSettings,
} from '../../../platform/values/local-values.ts';
import { beginToRead } from '../../../platform/values/remembered-view.ts';
import { openTrace } from '../../../platform/values/traces.ts';
import { bytesLeft, typicalBytes } from '../../../schedule/data-budget.ts';
import { loadCatalogue } from '../catalogue.ts';
import { chosenServices } from '../chosen-services.ts';
import { loadTexts } from '../load-texts.ts';
import { neededOrigins } from '../needed-origins.ts';
import { readPast } from './read-past.ts';
import { remember, remembered } from './remember.ts';
import type { Past, View } from './view.ts';

/** The data that the pages show. Undefined until it was read for the first time. */
export const view = signal<View | undefined>(undefined);

/** Epoch ms. Ticks, so that "5 min ago" stays true. */
export const now = signal(Date.now());

const tickMs = 15_000;

let reading: Promise<void> | undefined;
let again = false;

/** Reads everything again. Calls during a read are served by one more read after it. */
export function reload(): Promise<void> {
  if (reading) {
    again = true;
    return reading;
  }
  reading = readUntilQuiet().finally(() => {
    reading = undefined;
  });
  return reading;
}

/** Loads the texts and shows what a page showed last, so that nobody waits for the history. Everything is read in any case. */
export async function showAtOnce(): Promise<void> {
  const before = remembered();
  const read = reload();
  const shown = before.then((last) => {
    if (!last) return read;
    view.value ??= last;
  });
  await Promise.all([loadTexts(before.then((last) => last?.settings)), shown]);
}

async function readUntilQuiet(): Promise<void> {
  let mark: string | undefined;
  do {
    again = false;
    mark = await beginToRead();
    view.value = await readView();
    now.value = Date.now();
  } while (again);
  // Without room for it the next popup waits for the history.
  remember(view.value, mark).catch(() => undefined);
}

/** Reads in parallel, because the first paint waits for the slowest answer. */
async function readView(): Promise<View> {
  const stored = readSettings();
  const chosen = Promise.all([stored, loadCatalogue()]).then(([{ settings }]) => chosenServices(settings));
  const [{ settings, lost }, services, missing, historySince, dataUse, waiting, here, past] = await Promise.all([
    stored,
    chosen,
    chosen.then((all) => missingOrigins(neededOrigins(all))),
    readHistorySince(),
    readDataUse(Date.now(), stored),
    openTrace('awaited', stored).then(({ value }) => readWaiting(value)),
    currentNetwork(),
    inTime(
      readPast(
        stored,
        chosen.then((all) => all.map(({ id }) => id)),
      ),
    ).catch(asProblem),
  ]);
  return {
    settings,
    settingsLost: lost,
    services,
    missing,
    budgetUsed: bytesLeft(dataUse, unknownNetwork, { ...settings, metered: false }) < typicalBytes['data-saver'],
    ...(historySince !== undefined && !settings.leaveNoTrace && isEmpty(past)
      ? { lostHistorySince: historySince }
      : {}),
    here,
    ...(waiting ? { waiting } : {}),
    ...past,
  };
}

function isEmpty(past: Past & Pick<View, 'storeProblem'>): boolean {
  return past.ended === undefined && past.running === undefined && past.storeProblem === undefined;
}

function asProblem(error: unknown): Past & Pick<View, 'storeProblem'> {
  return {
    networks: [],
    verdicts: new Map(),
    currentStates: new Map(),
    earlier: new Map(),
    storeProblem: storeErrorFrom(error).code,
  };
}

/** Keeps the view current while the page is open. Returns a function that stops this. */
export function follow(): () => void {
  const changed = () => void reload();
  const stops = [
    onChange(changed),
    onSettingsChange(changed),
    onPermissionsChange(changed),
    onCatalogueChange(changed),
  ];
  const ticking = setInterval(() => {
    now.value = Date.now();
    // Nobody tells of a round whose background was ended, nor that there is room on the disk again.
    if (view.value?.running || view.value?.storeProblem) void reload();
  }, tickMs);
  return () => {
    clearInterval(ticking);
    for (const stop of stops) stop();
  };
}
