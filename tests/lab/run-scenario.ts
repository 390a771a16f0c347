import { isDeepStrictEqual } from 'node:util';
import type { PageReading } from '../../scripts/read-page.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import { domesticPacks } from '../../src/catalogue/domestic-pack.ts';
import { median } from '../../src/measure/check/median.ts';
import type { CountryId } from '../../src/model/country-id.ts';
import { ownReasonsOf } from '../../src/model/own-reasons.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { RoundRecord, Stage } from '../../src/model/round.ts';
import type { ServiceId } from '../../src/model/service.ts';
import type { Extension } from '../browser/extension.ts';
import { canBuildIn } from '../browser/trust.ts';
import { askedDuring, impossibleAmong, judgeWhole } from '../judge/rulebook/impossible.ts';
import { stateOfHealthy } from '../only-site.ts';
import { type Assessment, assess, isRight } from './assess.ts';
import type { BrowserName, LabBrowser } from './driver/browser.ts';
import { check, until } from './driver/check.ts';
import { startChromium } from './driver/chromium.ts';
import { startFirefox } from './driver/firefox.ts';
import { ageHistory, newestRound } from './driver/history.ts';
import { switchOn } from './driver/switch-on.ts';
import { hostsOf, knownHosts } from './hosts.ts';
import { cleanLine } from './line.ts';
import { type Seen, seenOf, takesSide } from './person/compare.ts';
import { pageOfService, visit } from './person/visit.ts';
import type { Counters } from './router/counters.ts';
import type { Conditions, Scenario } from './scenarios/scenario.ts';
import type { Words } from './words.ts';
import { type World, withWorld } from './world.ts';

/** The result of one run of a scenario. */
export interface Result extends Assessment {
  readonly name: string;
  readonly browser: BrowserName;
  readonly right: boolean;
  readonly network: string | undefined;
  /** From the click until the end of the round, and until the last working row had its final word, ms. */
  readonly tookMs: number;
  readonly workingRowsMs: number | undefined;
  /** The words of each row meanwhile, by service. */
  readonly words: Readonly<Record<string, Words>>;
  /** The median speed of all large objects, or of a given service's, kbit/s of payload. */
  readonly goodputKbps: number | undefined;
  /**
   * For how many services the popup says that somebody on the path cuts handshakes off, and for how many somebody does.
   */
  readonly makers?: { readonly named: number; readonly real: number };
  /** On the wire, to and from the hosts of the catalogue. */
  readonly kilobytes: number;
  /** ClientHellos by host. */
  readonly handshakes: Readonly<Record<string, number>>;
  /** The most ClientHellos to one host of a working service within a second. */
  readonly handshakesPerSecond: number;
  /** The number of actions of each of the censor's rules. */
  readonly acted: readonly number[];
  /** The whole run, including the start of the browser, ms. */
  readonly runMs: number;
  readonly evidence: RoundRecord | undefined;
  /** What a person saw of the pages after the check, if wanted. */
  readonly tabs: readonly Seen[];
}

/** The time zone of a country without domestic controls. */
const elsewhere = 'Europe/Paris';
const timeZoneOf = (country: CountryId | undefined) =>
  domesticPacks.find((pack) => pack.country === country)?.timeZones[0] ?? elsewhere;

interface Options {
  /** Whether the services' pages are opened after the check. */
  readonly opensTabs?: boolean;
  readonly isQuiet?: boolean;
}

export async function runScenario(
  scenario: Scenario,
  browserName: BrowserName,
  extension: Extension,
  seed: number,
  { opensTabs = false, isQuiet = false }: Options = {},
): Promise<Result> {
  const startedAt = performance.now();
  const first = scenario.earlier?.[0] ?? scenario;
  const { names, congestionControl } = scenario;
  const options = { seed, ...(names ? { names } : {}), ...(congestionControl ? { congestionControl } : {}) };
  return withWorld(options, async (world) => {
    await arrange(world, first);
    if (scenario.http3) await world.internet('speakHttp3', scenario.http3);
    const start = browserName === 'chromium' ? startChromium : startFirefox;
    const timeZone = timeZoneOf(scenario.country);
    const browser = await start({ world, extension, timeZone, ...scenario.browser });
    try {
      await switchOn(browser, scenario.also, { dataSaver: scenario.savesData ?? false, quietChecks: isQuiet });
      for (const id of scenario.visited ?? []) await visit(browser, pageOfService(id) ?? '');
      await liveEarlier(world, browser, scenario);
      if (scenario.downloadsBeside) await downloadBeside(world);
      if (scenario.computesBeside) computeBeside(world);
      await world.router('forget', undefined);
      const { reading, tookMs, words } = await check(
        browser,
        () => change(world, browser, scenario),
        scenario.stopsIn !== undefined,
      );
      const counters = await world.router('counters', undefined);
      const assessment = assess(scenario, reading);
      const evidence = await newestRound(browser);
      const goodputKbps = scenario.rate && speedTold(scenario.rate.of, evidence);
      const tabs = opensTabs ? await openPages(browser, { world: scenario.name, browser: browserName }, reading) : [];
      const untouched = scenario.untouched !== true || counters.acted.every((times) => times === 0);
      return {
        ...assessment,
        name: scenario.name,
        browser: browserName,
        right:
          assessment.networkRight &&
          untouched &&
          keepsNoAddress(evidence) &&
          isPossible(evidence) &&
          isInterceptionReported(scenario, browserName, evidence) &&
          isQuicReported(scenario, browserName, evidence) &&
          areLabelsReported(scenario, evidence) &&
          areMakersRight(scenario, makersNamed(evidence)) &&
          isRate(scenario, goodputKbps) &&
          assessment.rows.every(isRight),
        network: reading.network,
        tookMs,
        words,
        workingRowsMs: latest(assessment, words),
        goodputKbps,
        ...(scenario.cutOnTheWay
          ? { makers: { named: makersNamed(evidence).length, real: scenario.cutOnTheWay.length } }
          : {}),
        kilobytes: kilobytesOf(counters),
        handshakes: handshakesOf(counters),
        handshakesPerSecond: fastest(counters, assessment),
        acted: counters.acted,
        runMs: performance.now() - startedAt,
        evidence,
        tabs,
      };
    } finally {
      await browser.close();
    }
  });
}

/** Opens in tabs, one after another, the pages that the popup says work or do not. */
async function openPages(
  browser: LabBrowser,
  where: Pick<Seen, 'world' | 'browser'>,
  reading: PageReading,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const { id } of services) {
    const page = takesSide(reading, id) ? pageOfService(id) : undefined;
    if (page !== undefined) seen.push(seenOf(where, reading, id, await visit(browser, page)));
  }
  return seen;
}

/** A download that ends with the world. */
async function downloadBeside(world: World): Promise<void> {
  const host = 'files.example.net';
  await world.internet('behave', { host, behaviours: [{ kind: 'stream-forever' }] });
  world.spawn('curl', ['--silent', '--insecure', '--output', '/dev/null', `https://${host}/`], {
    stdio: 'ignore',
  });
}

/** How many programs compute: more than today's machines have processors. */
const computing = 8;

/** Programs that end with the world. */
function computeBeside(world: World): void {
  for (let program = 0; program < computing; program += 1) {
    world.spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' });
  }
}

async function arrange(world: World, conditions: Conditions): Promise<void> {
  await world.router('setLine', conditions.line ?? cleanLine);
  await world.router('setRules', conditions.rules ?? []);
  await world.router('setUplink', conditions.uplink ?? (conditions.moved ? 'second' : 'own'));
  for (const [host, behaviours] of Object.entries(conditions.behaviours ?? {})) {
    await world.internet('behave', { host, behaviours });
  }
  if (conditions.moved) world.move();
  else world.setCable(conditions.unplugged !== true);
}

async function liveEarlier(world: World, browser: LabBrowser, scenario: Scenario): Promise<void> {
  const steps = [...(scenario.earlier ?? []), { ...scenario, minutesAgo: 0 }];
  for (const [index, { minutesAgo }] of steps.slice(0, -1).entries()) {
    const next = steps[index + 1] ?? scenario;
    await check(browser);
    const minutes = minutesAgo - ('minutesAgo' in next ? next.minutesAgo : 0);
    if (minutes > 0) await pass(minutes, world, browser);
    await arrange(world, next);
  }
}

/** A browser sees after this that a connection was closed, however far away its server is. */
const closingMs = 1000;

/** Lets minutes pass in which servers close what nobody uses. */
async function pass(minutes: number, world: World, browser: LabBrowser): Promise<void> {
  await ageHistory(browser, minutes);
  await world.internet('disconnect', undefined);
  await new Promise((done) => setTimeout(done, closingMs));
}

async function change(world: World, browser: LabBrowser, scenario: Scenario): Promise<void> {
  const { during = [], standsStill = [], stopsIn } = scenario;
  const startedAt = performance.now();
  const at = (ms: number) => new Promise((done) => setTimeout(done, ms - (performance.now() - startedAt)));
  for (const { afterMs, forMs } of standsStill) {
    await at(afterMs);
    await browser.pause(forMs);
  }
  for (const step of during) {
    if ('afterMs' in step) await at(step.afterMs);
    else if ('laterMs' in step) await new Promise((done) => setTimeout(done, step.laterMs));
    else await handshakes(world, step.afterHandshakes);
    await arrange(world, step);
  }
  if (stopsIn !== undefined) await stop(browser, stopsIn);
}

/** Services are contacted long before this. */
const longestWaitMs = 60_000;

/** Waits until this many handshakes with servers of services have begun. */
async function handshakes(world: World, count: number): Promise<void> {
  const hosts = hostsOf();
  const begun = async () =>
    (await world.router('counters', undefined)).handshakes.filter(({ name }) => hosts.includes(name)).length;
  const end = performance.now() + longestWaitMs;
  while ((await begun()) < count) {
    if (performance.now() > end) throw new Error(`the check does not begin ${count} handshakes`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Stops once rows are in this stage: for the first stage when others have left it, for a later one when all have. */
async function stop(browser: LabBrowser, stage: Stage): Promise<void> {
  const is = (one: Stage) => `document.querySelector('[data-stage="${one}"]')`;
  const besides = stage === 'reach' ? is('speed') : `!${is('reach')}`;
  await until(browser, `Boolean(${is(stage)} && ${besides})`, 30_000);
  await browser.evaluate(`document.querySelector('[data-action="stop"]').click()`);
}

/** Whether the row says that everything that was asked answers. */
function isFine({ said, service }: Assessment['rows'][number]): boolean {
  return said?.state === stateOfHealthy(service);
}

function latest({ rows }: Assessment, words: Readonly<Record<string, Words>>): number | undefined {
  const times = rows.filter(isFine).flatMap(({ service }) => words[service]?.at(-1)?.ms ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}

function speedTold(of: ServiceId | undefined, record: RoundRecord | undefined): number | undefined {
  if (of === undefined) return median((record?.observations ?? []).flatMap(({ transfer }) => transfer?.kbps ?? []));
  const verdict = record?.round.verdicts.find(({ service }) => service === of);
  return verdict?.functions.find((one) => one.function === 'media')?.kbps;
}

/** Whether the stored check has no internet address. */
function keepsNoAddress(record: RoundRecord | undefined): boolean {
  return !/\b\d{1,3}(\.\d{1,3}){3}\b|([0-9a-f]{1,4}:){3}/i.test(JSON.stringify(record ?? {}));
}

/** Whether the rules saw only combinations of facts that can occur. */
function isPossible(record: RoundRecord | undefined): boolean {
  const met = impossibleAmong(askedDuring(() => judgeWhole(services, record?.observations ?? [])));
  for (const one of met) console.error(`These facts never meet, and did: ${one}`);
  return met.length === 0;
}

/** Whether interception is reported if and only if there is one, in Firefox, which can show it. */
function isInterceptionReported(
  { isIntercepted = false, stopsIn }: Scenario,
  browser: BrowserName,
  record: RoundRecord | undefined,
): boolean {
  if (browser !== 'firefox' || !canBuildIn() || stopsIn !== undefined) return true;
  return record?.round.network?.because.includes('answers-intercepted') === isIntercepted;
}

/** Whether the scenario's QUIC conditions are reported if and only if they hold, in the browser that can test it. */
function isQuicReported(
  { quicHeldBack = [], overQuicAlone = [] }: Scenario,
  browser: BrowserName,
  record: RoundRecord | undefined,
): boolean {
  const { network, verdicts = [] } = record?.round ?? {};
  const isSeen = browser === 'chromium';
  const says = (reason: Reason, wanted: readonly ServiceId[]) =>
    verdicts.every(({ service, because }) => because.includes(reason) === (isSeen && wanted.includes(service)));
  const isForAll = quicHeldBack === 'for-all';
  return (
    (network?.because.includes('quic-held-back') ?? false) === (isSeen && isForAll) &&
    says('quic-held-back', isForAll ? [] : quicHeldBack) &&
    says('over-quic-alone', overQuicAlone)
  );
}

/** Whether a result is attributed to a detour, filter or rule if and only if it is not the provider's doing. */
function areLabelsReported({ labels }: Scenario, record: RoundRecord | undefined): boolean {
  if (labels === undefined) return true;
  return (record?.round.verdicts ?? []).every((verdict) => {
    const label = labels[verdict.service];
    return isDeepStrictEqual(ownReasonsOf(verdict), label === undefined ? [] : [label]);
  });
}

/** Whether nobody on the path is accused of cutting handshakes off unless somebody does. */
function areMakersRight({ cutOnTheWay }: Scenario, named: readonly ServiceId[]): boolean {
  return cutOnTheWay === undefined || named.every((service) => cutOnTheWay.includes(service));
}

/** The services for which somebody on the path is said to cut handshakes off. */
function makersNamed(record: RoundRecord | undefined): readonly ServiceId[] {
  const verdicts = record?.round.verdicts ?? [];
  return verdicts.filter(({ because }) => because.includes('shown-by-time')).map(({ service }) => service);
}

/** Only payload is measured, so headers take 3 % of the rate; slow lines are sampled for six seconds only. */
function isRate({ rate }: Scenario, goodputKbps: number | undefined): boolean {
  if (rate === undefined) return true;
  const tolerated = rate.kbps < 256 ? 0.15 : 0.1;
  return goodputKbps !== undefined && Math.abs(goodputKbps - rate.kbps) <= tolerated * rate.kbps;
}

function kilobytesOf({ bytes }: Counters): number {
  const ours = Object.entries(bytes).filter(([host]) => knownHosts.includes(host));
  return ours.reduce((sum, [, { up, down }]) => sum + up + down, 0) / 1000;
}

function handshakesOf({ handshakes }: Counters): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of handshakes) if (knownHosts.includes(name)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Includes the browser's own retries, since a censor that counts would see them. */
function fastest({ handshakes }: Counters, { rows }: Assessment): number {
  const working = hostsOf('', ...rows.filter(isFine).map(({ service }) => service));
  const times = working.map((host) => handshakes.filter(({ name }) => name === host).map(({ at }) => at));
  return Math.max(
    0,
    ...times.flatMap((list) => list.map((from) => list.filter((at) => at >= from && at < from + 1000).length)),
  );
}
