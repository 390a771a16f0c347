import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../../src/judge/network.ts';
import { judgeService } from '../../../src/judge/service.ts';
import { checkOf } from '../../../src/measure/check/check.ts';
import { type Abroad, abroadOf } from '../../../src/measure/transfers/abroad.ts';
import { noPast } from '../../../src/measure/transfers/past-speeds.ts';
import { narrowBytes } from '../../../src/measure/transfers/sample.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { domesticServicesOf } from '../../../src/model/domestic-services.ts';
import type { Transfer } from '../../../src/model/observation.ts';
import type { Service } from '../../../src/model/service.ts';
import { makePlan } from '../../../src/schedule/plan.ts';
import {
  discord,
  max,
  sampleControls,
  sampleDomesticLarge,
  sampleTransferControls,
} from '../../judge/sample-services.ts';
import {
  failing,
  goodTransfers,
  type Options,
  simulateRound,
  type Transfers,
  type World,
  worldWith,
} from '../../judge/simulated-round.ts';

const common = sampleControls.filter(({ country }) => country === undefined);
const [maxPage] = max.endpoints;
if (!maxPage) throw new Error('MAX has a page');
const largeOfMax = { url: 'https://cdn.max.example/large.apk', minBytes: 1_000_000, source: maxPage.source };
const maxWithMedia: Service = {
  ...max,
  endpoints: [
    ...max.endpoints,
    { ...maxPage, id: 'media', function: 'media', url: 'https://cdn.max.example/', large: [largeOfMax] },
  ],
};
const placed = [...sampleControls, ...sampleTransferControls, sampleDomesticLarge];
const unplaced = [...common, ...sampleTransferControls];

const frozen: Transfer = { direction: 'down', bytes: 16_000, end: 'stalled' };
const at = (kbps: number): Transfer => ({ direction: 'down', bytes: kbps * 750, end: 'enough', kbps });

/** The results of downloads from each host; everything else is fine. */
const downloads =
  (of: (host: string) => Transfer | undefined): Transfers =>
  (host, probe) =>
    (probe.endsWith('download') ? of(host) : undefined) ?? goodTransfers(host, probe);
const fromAbroad = (transfer: Transfer) =>
  downloads((host) => (host.startsWith('mirror.') || host.includes('max') ? undefined : transfer));

interface Round {
  readonly abroad: Abroad | undefined;
  readonly network: string;
  readonly states: Readonly<Record<string, string>>;
}

function check(
  controls: typeof placed,
  transfers: Transfers,
  world: World = worldWith(),
  seed = 7,
  services: readonly Service[] = [discord, max],
  options: Pick<Options, 'tookMs' | 'shown'> = {},
): Round {
  const plan = makePlan('whole', services, controls, seededRandom(seed));
  const { seen } = simulateRound(plan, world, { transfers, ...options });
  const domesticServices = domesticServicesOf(services);
  const network = judgeNetwork(checkOf(seen), { onLine: true, domesticServices });
  const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork: new Set<string>(), now: 0 };
  return {
    abroad: abroadOf(checkOf(seen), domesticServices),
    network: network.state,
    states: Object.fromEntries(
      services.map((service) => [service.id, judgeService(service, checkOf(seen), context).state]),
    ),
  };
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('a connection on which everything large from abroad freezes', () => {
  it.each(seeds)('is named beside a site inside the country, whichever control comes first (%i)', (seed) => {
    expect(check(placed, fromAbroad(frozen), worldWith(), seed)).toEqual({
      abroad: 'frozen',
      network: 'abroad-frozen',
      states: { discord: 'partial', max: 'works' },
    });
  });

  it.each(seeds)('is named if there is no site to compare with (%i)', (seed) => {
    expect(check(unplaced, fromAbroad(frozen), worldWith(), seed)).toMatchObject({
      network: 'abroad-frozen',
      states: { discord: 'partial' },
    });
  });

  it('is named beside a messenger that may be of this country or of another one', () => {
    const { network, states } = check(unplaced, fromAbroad(frozen), worldWith(), 7, [discord, maxWithMedia]);
    expect({ network, states }).toEqual({ network: 'abroad-frozen', states: { discord: 'partial', max: 'works' } });
  });

  it('is not named when one site abroad comes', () => {
    const butGnu = downloads((host) => (host.startsWith('gnu.') ? undefined : frozen));
    expect(check(unplaced, butGnu).abroad).toBeUndefined();
  });

  it('is not named when large downloads from inside the country freeze as well', () => {
    const { network, states } = check(
      placed,
      downloads(() => frozen),
    );
    expect({ network, states }).toEqual({ network: 'online', states: { discord: 'unsure', max: 'unsure' } });
  });

  it('is not named without a messenger that freezes, if there is no site inside the country to compare with', () => {
    const butDiscord = downloads((host) => (host.includes('discord') ? undefined : frozen));
    expect(check(unplaced, butDiscord).states['discord']).toBe('works');
    expect(check(unplaced, butDiscord).network).toBe('online');
  });

  it.each([
    ['where there is a site inside the country', placed],
    ['where there is none', unplaced],
  ])(
    'is not named if small answers are late from then on, as on a line that its own traffic fills, %s',
    (_, controls) => {
      let at = 0;
      let isFull = false;
      const shown: Options['shown'] = ({ probe }) => {
        isFull ||= probe === 'first-download';
        return { at: at++, tookMs: isFull ? 3800 : 140 };
      };
      const { network, states } = check(controls, fromAbroad(frozen), worldWith(), 7, [discord], { shown });
      expect({ network, states }).toEqual({ network: 'online', states: { discord: 'unsure' } });
    },
  );

  it('is not named when small downloads no longer come either', () => {
    let asked = 0;
    const dying: World = (host, probe) => {
      if (probe === 'first-download') asked += 1;
      return asked > 0 && probe === 'https' ? failing('generic_timeout_error') : worldWith()(host, probe);
    };
    expect(check(unplaced, fromAbroad(frozen), dying).states['discord']).not.toBe('partial');
  });
});

describe('a connection on which everything from abroad crawls', () => {
  it.each(seeds)('is named beside a site inside the country (%i)', (seed) => {
    expect(check(placed, fromAbroad(at(64)), worldWith(), seed)).toMatchObject({
      network: 'abroad-slowed',
      states: { discord: 'slow', max: 'works' },
    });
  });

  it('is named even if what comes from inside the country comes all at once', () => {
    const transfers: Transfers = (host, probe) => {
      if (!probe.endsWith('download')) return goodTransfers(host, probe);
      if (host.startsWith('mirror.')) return at(4000);
      return host.includes('max') ? { direction: 'down', bytes: narrowBytes, end: 'enough' } : at(450);
    };
    const { abroad } = check(placed, transfers, worldWith(), 7, [discord, maxWithMedia]);
    expect(abroad).toBe('slowed');
  });

  it.each(seeds)('is named even if the site inside the country comes all at once (%i)', (seed) => {
    const atOnce: Transfer = { direction: 'down', bytes: narrowBytes, end: 'enough' };
    const transfers: Transfers = (host, probe) => {
      if (!probe.endsWith('download')) return goodTransfers(host, probe);
      return host.startsWith('mirror.') || host.includes('max') ? atOnce : at(127);
    };
    expect(check(placed, transfers, worldWith(), seed)).toMatchObject({
      network: 'abroad-slowed',
      states: { max: 'works' },
    });
  });

  it.each(seeds)(
    'is named if the small sample from inside took too long to show that the line is fast (%i)',
    (seed) => {
      let samples = 0;
      const transfers: Transfers = (host, probe) => {
        if (!probe.endsWith('download')) return goodTransfers(host, probe);
        if (host.includes('max')) return { direction: 'down', bytes: narrowBytes, end: 'enough' };
        if (!host.startsWith('mirror.')) return at(127);
        samples += 1;
        return samples === 1 ? { direction: 'down', bytes: narrowBytes, end: 'enough' } : at(8000);
      };
      expect(check(placed, transfers, worldWith(), seed, [discord, maxWithMedia], { tookMs: 700 })).toMatchObject({
        network: 'abroad-slowed',
        states: { discord: 'slow', max: 'works' },
      });
    },
  );

  it('is a slow line if there is nothing to compare with', () => {
    const { network, states } = check(unplaced, fromAbroad(at(64)));
    expect(network).toBe('slow-line');
    expect(states['discord']).toBe('works');
  });

  it('is a slow line when a site inside the country is as slow', () => {
    const { network, states } = check(
      placed,
      downloads(() => at(200)),
    );
    expect(network).toBe('slow-line');
    expect(states['discord']).toBe('works');
  });
});
