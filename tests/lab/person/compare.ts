import type { PageReading } from '../../../scripts/read-page.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import type { Visit } from './visit.ts';

/** The verdict on a service's page, and what a person saw of the page right afterwards. */
export interface Seen {
  readonly world: string;
  readonly browser: string;
  readonly service: ServiceId;
  /** The state of the page in the popup, if it has one. */
  readonly web: string | undefined;
  /** The state of the service, with its cause. */
  readonly said: string;
  readonly network: string | undefined;
  readonly visit: Visit;
}

export function seenOf(
  where: Pick<Seen, 'world' | 'browser'>,
  reading: PageReading,
  service: ServiceId,
  visit: Visit,
): Seen {
  const { network } = reading;
  const row = rowOf(reading, service);
  const web = stateOfPage(reading, service);
  return { ...where, service, web, said: [row?.state, row?.cause].filter(Boolean).join(' '), network, visit };
}

/** Whether the popup says that the page of this service works, or that it does not. */
export function takesSide(reading: PageReading, service: ServiceId): boolean {
  return isSide(stateOfPage(reading, service));
}

function rowOf({ services }: PageReading, service: ServiceId) {
  return services.find((one) => one.service === service);
}

function stateOfPage(reading: PageReading, service: ServiceId): string | undefined {
  return rowOf(reading, service)?.functions.find((one) => one.function === 'web')?.state;
}

function isSide(web: string | undefined): boolean {
  return web === 'works' || web === 'blocked';
}

/** Lines on which nothing is quick, and the popup says so. */
const slowLines: readonly (string | undefined)[] = ['slow-line', 'unstable'];

interface Compared {
  /** Rows with a clear verdict. */
  readonly rows: number;
  readonly notWhole: readonly Seen[];
  readonly openedAllTheSame: readonly Seen[];
  /** How many of `notWhole` were on a line that is called too slow. */
  readonly onSlowLines: number;
}

export function compare(all: readonly Seen[]): Compared {
  const sided = all.filter(({ web }) => isSide(web));
  const notWhole = sided.filter(({ web, visit }) => web === 'works' && visit.end !== 'whole');
  return {
    rows: sided.length,
    notWhole,
    openedAllTheSame: sided.filter(({ web, visit }) => web === 'blocked' && visit.end === 'whole'),
    onSlowLines: notWhole.filter(({ network }) => slowLines.includes(network)).length,
  };
}

/** Whether every row agrees with the tab, except on lines that are called too slow. */
export function agrees({ notWhole, openedAllTheSame, onSlowLines }: Compared): boolean {
  return openedAllTheSame.length === 0 && notWhole.length === onSlowLines;
}

/** The table: the number of rows, and each row on which popup and tab disagree. */
export function tabTable(compared: Compared): string {
  const { rows, notWhole, openedAllTheSame, onSlowLines } = compared;
  return [
    `rows of pages that took a side: ${rows}`,
    `"works", and the tab was not whole: ${notWhole.length}, ${onSlowLines} of them on lines said to be slow`,
    ...notWhole.map(describe),
    `"blocked", and the tab opened: ${openedAllTheSame.length}`,
    ...openedAllTheSame.map(describe),
  ].join('\n');
}

function describe({ world, browser, service, said, network, visit }: Seen): string {
  const seconds = (visit.tookMs / 1000).toFixed(1);
  return `    ${world}, ${browser}, ${service} (${said}; ${network}): ${visit.end} after ${seconds} s, ${visit.seen}`;
}
