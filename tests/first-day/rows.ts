import { packaged } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { controlsFor } from '../../src/catalogue/controls-by-country.ts';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { workingKeys } from '../../src/measure/endpoints/seen-to-work.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Service } from '../../src/model/service.ts';
import type { ServiceState, ServiceVerdict } from '../../src/model/verdict.ts';
import { makePlan, type Plan } from '../../src/schedule/plan.ts';
import type { BrowserName } from './browser.ts';
import type { Change } from './change.ts';
import { makeCheck } from './check.ts';
import type { Servers } from './servers.ts';
import { hostOf, type Target, targetsOf } from './targets.ts';

/** One check in which one address of one service differs from the list. */
export interface Row {
  readonly browser: BrowserName;
  readonly target: Target;
  readonly change: Change;
}

/** The verdicts of a browser that sees everything for the first time, and of one that saw all of it work. */
export interface RowResult {
  readonly row: Row;
  /** Whether the changed address was asked at all. */
  readonly isAsked: boolean;
  readonly fresh: ServiceVerdict;
  readonly seenToWork: ServiceVerdict;
}

export const browsers = ['chromium', 'firefox'] as const satisfies readonly BrowserName[];

export function rowsOf(services: readonly Service[], changes: readonly Change[]): readonly Row[] {
  return services.flatMap((service) =>
    targetsOf(service).flatMap((target) =>
      changes
        .filter(({ to }) => to.includes(target.kind))
        .flatMap((change) => browsers.map((browser) => ({ browser, target, change }))),
    ),
  );
}

function planFor(service: Service): Plan {
  const controls = controlsFor(service.domesticIn, packaged);
  // Closer samples show more than first ones.
  return { ...makePlan('whole', [service], controls, seededRandom(1), controlRelays), inTurn: [service.id] };
}

/** Runs the checks of these rows. */
export async function resultsOf(rows: readonly Row[], servers: Servers, atOnce = 16): Promise<readonly RowResult[]> {
  const healthy = new Map<string, Promise<readonly Observation[]>>();
  const resultOf = async (row: Row): Promise<RowResult> => {
    const { browser, target, change } = row;
    const { service } = target;
    const key = `${browser} ${service.id}`;
    const before = healthy.get(key) ?? makeCheck(planFor(service), browser, servers);
    healthy.set(key, before);
    const usual = await before;
    const seen = await makeCheck(planFor(service), browser, servers, { change, target });
    const judged = (seenToWork: ReadonlySet<string>) => {
      const network = judgeNetwork(checkOf(seen), { onLine: true });
      const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork, now: Date.now() };
      return judgeService(service, checkOf(seen), context);
    };
    return {
      row,
      isAsked: JSON.stringify(seen) !== JSON.stringify(usual),
      fresh: judged(new Set()),
      seenToWork: judged(new Set(workingKeys(service, checkOf(usual)))),
    };
  };
  const results: RowResult[] = [];
  let next = 0;
  const work = async () => {
    for (let row = rows[next++]; row !== undefined; row = rows[next++]) results.push(await resultOf(row));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

const calm: ReadonlySet<ServiceState> = new Set(['works', 'unsure', 'untestable', 'site-only']);

/** Whether all of the service has changed, because its checks ask only one host. */
export function isAllOfIt({ row }: RowResult): boolean {
  const { endpoints, relays = [] } = row.target.service;
  return new Set([...endpoints, ...relays].map(({ url }) => hostOf(url))).size === 1;
}

/** The service as a whole, or a part of it, that is said to be held back or to have a problem. */
export function accusedIn({ state, functions, ...whole }: ServiceVerdict): readonly string[] {
  const said = [{ function: 'all of it', state, ...whole }, ...functions];
  return said.flatMap(({ function: of, state: one, cause, because }) =>
    calm.has(one) ? [] : [`${of}: ${one}, ${cause}, ${because}`],
  );
}
