import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { controlsFor } from '../../src/catalogue/controls-by-country.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { makePlan, probeKindOf, resourcesOf } from '../../src/schedule/plan.ts';
import {
  discord,
  sampleControls,
  sampleServices,
  signal,
  telegram,
  viber,
  whatsapp,
} from '../judge/sample-services.ts';

const planOf = (seed: number) => makePlan('whole', sampleServices, sampleControls, seededRandom(seed));
const seeds = fc.nat();

describe('the plan of a round', () => {
  it('takes its order only from the seed, so that a resumed round keeps it', () => {
    const { endpoints, first } = makePlan('whole', [viber, discord, signal], sampleControls, seededRandom(1));
    expect(endpoints.map(({ service, endpoint }) => `${service.id}/${endpoint.id}`)).toEqual([
      'discord/media',
      'discord/web',
      'discord/chat',
      'signal/web',
      'signal/media',
      'signal/chat',
      'viber/site',
    ]);
    expect(first.map(({ id }) => id)).toEqual([
      'captive-mozilla',
      'foreign-github',
      'foreign-wikimedia',
      'domestic-mail',
      'domestic-vk',
    ]);
  });

  it('has a different order with a different seed', () => {
    const orders = new Set(
      [1, 2, 3, 4].map((seed) =>
        planOf(seed)
          .endpoints.map(({ endpoint }) => endpoint.id)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(1);
  });

  it('holds every endpoint once', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const planned = planOf(seed).endpoints.map(({ endpoint }) => endpoint);
        const all = sampleServices.flatMap((service) => service.endpoints);
        expect(new Set(planned)).toEqual(new Set(all));
        expect(planned).toHaveLength(all.length);
      }),
    );
  });

  it('asks at most three controls of a class first, of different vendors', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const kind of ['captive', 'foreign', 'domestic'] as const) {
          const vendors = planOf(seed)
            .first.filter((control) => control.class === kind)
            .map(({ vendor }) => vendor);
          expect(vendors.length).toBeLessThanOrEqual(3);
          expect(new Set(vendors).size).toBe(vendors.length);
        }
      }),
    );
  });

  it('asks controls in public texts before those known only from memory', () => {
    const memory = { kind: 'memory', where: 'from memory, for tests' } as const;
    const controls = sampleControls.map((control) =>
      control.class === 'domestic' && control.vendor !== 'vk' ? { ...control, source: memory } : control,
    );
    fc.assert(
      fc.property(seeds, (seed) => {
        const { first } = makePlan('whole', sampleServices, controls, seededRandom(seed));
        expect(first.filter((control) => control.class === 'domestic').map(({ vendor }) => vendor)[0]).toBe('vk');
      }),
    );
  });

  it('compares transfers with sites abroad before those of the country, beside which everything is slow', () => {
    const controls = controlsFor('CN', packaged);
    fc.assert(
      fc.property(seeds, (seed) => {
        const { transferControls } = makePlan('whole', sampleServices, controls, seededRandom(seed));
        const classes = transferControls.map((control) => control.class);
        expect(classes.lastIndexOf('foreign')).toBeLessThan(classes.indexOf('domestic'));
      }),
    );
  });

  it('compares transfers first with a site that the check begins with, so that it asks no other for them', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { first, transferControls } = makePlan(
          'whole',
          sampleServices,
          controlsFor(undefined, packaged),
          seededRandom(seed),
        );
        expect(first).toContain(transferControls[0]);
      }),
    );
  });

  it('keeps the other controls in reserve, and resolvers apart', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { first, second, reserve, resolvers } = planOf(seed);
        expect([...first, ...reserve, ...resolvers]).toHaveLength(sampleControls.length);
        expect(reserve).toEqual(expect.arrayContaining([...second]));
        expect([...first, ...reserve].some((control) => control.class === 'resolver')).toBe(false);
      }),
    );
  });

  it('starts with the hosts that have two endpoints', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const first = planOf(seed).endpoints.slice(0, 2);
        expect(first.every(({ service }) => service === whatsapp)).toBe(true);
      }),
    );
  });
});

describe('addresses that are asked in turn', () => {
  const [, ...channels] = telegram.endpoints;
  const other = channels.slice(0, 3).map((one) => ({ ...one, id: `other-${one.id}`, inTurn: 'other-client' }));
  const service = { ...telegram, endpoints: [...telegram.endpoints, ...other] };
  const drawn = (seed: number) =>
    makePlan('whole', [service], sampleControls, seededRandom(seed)).endpoints.flatMap(({ endpoint }) =>
      endpoint.inTurn === undefined ? [] : [endpoint.id],
    );

  it('are asked one per check', () => {
    fc.assert(fc.property(seeds, (seed) => drawn(seed).length === 1));
  });

  it('all have their turn', () => {
    const seen = new Set(Array.from({ length: 60 }, (_, seed) => drawn(seed)).flat());
    expect([...seen].sort()).toEqual(other.map(({ id }) => id).sort());
  });
});

describe('the order of endpoints', () => {
  it('puts those with something large to read after the first service, since more follows from them', () => {
    const large = discord.endpoints.flatMap((endpoint) => endpoint.large ?? []);
    const endpoints = telegram.endpoints.map((one) => (one.id === 'media' ? { ...one, large } : one));
    const services = [viber, { ...telegram, endpoints }];
    fc.assert(
      fc.property(seeds, (seed) => {
        const planned = makePlan('whole', services, sampleControls, seededRandom(seed)).endpoints;
        expect(planned.slice(0, 2).map(({ service, endpoint }) => `${service.id}/${endpoint.id}`)).toEqual([
          'viber/site',
          'telegram/media',
        ]);
      }),
    );
  });
});

describe('the lock of a task', () => {
  const [web] = telegram.endpoints;
  if (!web) throw new Error('Telegram has a page');

  it('is its host', () => {
    const task = { kind: 'endpoint', service: telegram, endpoint: web, probe: 'https', attempt: 1 } as const;
    expect(resourcesOf(task)).toEqual(['web.telegram.example']);
  });

  it('differs for another port, which need not pause after the tries at the name', () => {
    const task = { kind: 'endpoint', service: telegram, endpoint: web, probe: 'port-80', attempt: 1 } as const;
    expect(resourcesOf(task)).toEqual(['web.telegram.example:80']);
  });
});

describe('how a URL is probed', () => {
  it.each([
    ['https://a.example/', 'https'],
    ['http://a.example/', 'http'],
    ['wss://a.example/', 'websocket'],
  ])('%s as %s', (url, probe) => expect(probeKindOf(url)).toBe(probe));
});
