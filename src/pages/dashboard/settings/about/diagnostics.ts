import { newestContact, oldestReading } from '../../../../catalogue/catalogue-dates.ts';
import { allOrigins } from '../../../../catalogue/known-services.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ownVersion } from '../../../../platform/browser/about-this.ts';
import { missingOrigins } from '../../../../platform/browser/permissions.ts';
import { readHistory } from '../../../../platform/store/read-history.ts';
import { storageUsed } from '../../../../platform/store/storage-used.ts';
import { storeErrorFrom } from '../../../../platform/store/store-error.ts';
import { readDataUse, readSettings } from '../../../../platform/values/local-values.ts';
import { totalBytes } from '../../../../schedule/data-budget.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { megabytes } from '../../../shared/format.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';

/** Facts that help to find out why something does not work. */
export interface Diagnostics {
  readonly browser: string;
  readonly settingsLost: boolean;
  /** The number of stored checks, or why it is unknown. */
  readonly rounds: number | string;
  readonly lastStatus: string;
  readonly networks: number;
  readonly origins: number;
  readonly missing: number;
  readonly usedBytes: number | undefined;
  readonly movedBytes: number;
}

export async function readDiagnostics(): Promise<Diagnostics> {
  const { settings, lost } = await readSettings();
  const origins = allOrigins(settings, catalogue.value);
  const [missing, usedBytes, use, history] = await Promise.all([
    missingOrigins(origins),
    storageUsed(),
    readDataUse(Date.now()),
    readCounts().catch((error) => ({ rounds: storeErrorFrom(error).code, lastStatus: 'unknown', networks: 0 })),
  ]);
  return {
    browser: navigator.userAgent,
    settingsLost: lost,
    ...history,
    origins: origins.length,
    missing: missing.length,
    usedBytes,
    movedBytes: totalBytes(use),
  };
}

function readCounts() {
  return readAndClose(readHistory(), async (reader) => {
    const [times, last, networks] = await Promise.all([reader.roundTimes(), reader.lastRound(), reader.networks()]);
    return { rounds: times.length, lastStatus: lastStatusOf(last), networks: networks.length };
  });
}

function lastStatusOf(last: { readonly status: string; readonly problem?: string } | undefined): string {
  return last ? [last.status, last.problem].filter(Boolean).join(', ') : 'none';
}

/**
 * In English and Latin digits, for the people who are asked for help. It has no network label, messenger, address,
 * verdict or time in it.
 */
export function diagnosticsText(facts: Diagnostics, settings: Settings): string {
  const lines: readonly (readonly [string, string | number])[] = [
    ['Reachable', ownVersion()],
    [
      'catalogue',
      `${catalogue.value.number}, read ${oldestReading(catalogue.value) ?? 'never'}, tried ${newestContact(catalogue.value) ?? 'never'}`,
    ],
    ['browser', facts.browser],
    ['background', settings.background ? `every ${settings.everyMinutes} min` : 'off'],
    ['kept', settings.leaveNoTrace ? 'in memory' : settings.keepDays],
    ['messengers', settings.services?.length ?? 'default'],
    ['own messengers', settings.custom?.length ?? 0],
    ['settings', facts.settingsLost ? 'lost' : 'read'],
    ['access', `${facts.origins - facts.missing} of ${facts.origins}`],
    ['checks stored', facts.rounds],
    ['last check', facts.lastStatus],
    ['networks', facts.networks],
    ['storage', facts.usedBytes === undefined ? 'unknown' : `${megabytes(facts.usedBytes)} MB`],
    ['moved this month', `${megabytes(facts.movedBytes)} of ${settings.monthlyMegabytes} MB`],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}
