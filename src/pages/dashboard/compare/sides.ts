import type { CodeOrigin } from '../../../history/comparison/cases.ts';
import {
  type Browser,
  browsers,
  type ComparedCheck,
  comparableMs,
} from '../../../history/comparison/compared-check.ts';
import { type Conclusion, conclusionsOf, ownOrigin } from '../../../history/comparison/conclusions.ts';
import type { ToldCheck } from '../../../history/comparison/device-code.ts';
import { type OwnCheck, ownChecks } from '../../../history/comparison/own-checks.ts';
import { isPlace, type LabelledNetwork } from '../../../model/network-label.ts';
import { browserFamily } from '../../../platform/browser/browser-family.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { inTextDirection, moment } from '../../shared/format.ts';
import { clock, dateFormat } from '../../shared/intl-formats.ts';
import { t, textKey } from '../../shared/text.ts';
import { networkLabel } from '../parts/network-label.ts';

/** One column of the comparison. */
export interface Side {
  readonly key: string;
  /** What it is called in the table: a network of this browser, or that it came by code. */
  readonly name: string;
  readonly browser: string;
  readonly when: string;
  readonly check: ComparedCheck;
  /** Absent where it came by code. */
  readonly own?: OwnCheck;
}

export interface OwnSide extends Side {
  readonly own: OwnCheck;
}

/** Two columns beside one another: the newest check of this browser, and another. */
export interface Pair {
  /** What the two are called where they are set against each other. */
  readonly names: { readonly here: string; readonly there: string };
  readonly here: Side;
  readonly there: Side;
  readonly conclusions: readonly Conclusion[];
}

/** More networks than these fit into no window, and were left behind. */
const mostNetworks = 4;

/** The checks of this browser that can be compared. */
export async function readOwn(reader: HistoryReader, now: number): Promise<readonly OwnSide[]> {
  const [rounds, networks] = await Promise.all([reader.roundsSince(now - comparableMs), reader.networks()]);
  return ownChecks(rounds, browserFamily(), now)
    .slice(0, mostNetworks)
    .map((check) => ({
      key: `${check.network} ${check.proxied}`,
      name: ownName(check, networks),
      browser: browserName(check.browser),
      when: moment(check.at, now),
      check,
      own: check,
    }));
}

function ownName({ network, proxied }: OwnCheck, networks: readonly LabelledNetwork[]): string {
  const label = networkLabel(network, networks);
  return proxied ? t('through_proxy', { result: label }) : label;
}

export function toldSide(check: ToldCheck, now: number): Side {
  const browser = browserName(check.browser);
  const network = isPlace(check.kind) ? t(textKey('place', check.kind)) : t('networks_unnamed');
  return {
    key: 'told',
    name: t('compare_by_code', { browser, network }),
    browser,
    when: hourText(check.at, now),
    check,
  };
}

/** Two networks of this browser. */
export function ownPair(here: OwnSide, there: OwnSide): Pair {
  const names = { here: here.name, there: there.name };
  return { names, here, there, conclusions: conclusionsOf(here.own, there.own, ownOrigin(here.own, there.own)) };
}

/** This browser, and what came by code. */
export function toldPair(here: OwnSide, there: Side, origin: CodeOrigin): Pair {
  const names = {
    here: t('compare_this', { browser: here.browser }),
    there: t('compare_that', { browser: there.browser }),
  };
  return { names, here, there, conclusions: conclusionsOf(here.own, there.check, origin) };
}

/** Firefox is one browser; of the others no more is known than the family. */
function browserName(browser: Browser): string {
  return browser === browsers[0] ? inTextDirection(t('compare_similar')) : browser;
}

const hourMs = 60 * 60_000;

/** "13:00 – 14:00", with the day where that is not today's. */
function hourText(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const format = dateFormat({ ...(isToday ? {} : { day: 'numeric', month: 'short' }), ...clock() });
  return format.formatRange(at, at + hourMs);
}
