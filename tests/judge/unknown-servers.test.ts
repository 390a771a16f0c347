import { describe, expect, it } from 'vitest';
import { controls, packaged, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { controlsFor } from '../../src/catalogue/controls-by-country.ts';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { downloadSample, uploadBytes } from '../../src/measure/transfers/transfer.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import type { Service } from '../../src/model/service.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { outcomeOf } from '../../src/probe/http.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import type { Answer } from '../net/answer.ts';
import { healthyAnswer } from '../net/healthy.ts';
import type { Manners } from '../net/server-fact.ts';
import { factOf, mannersOf, maxWays, refusalOf, serverFacts } from '../net/server-facts.ts';
import { failing, goodTransfers, simulateRound, type Transfers, type World } from './simulated-round.ts';

/** How the servers behave, for a URL. */
type Servers = (url: string) => Manners;

const endpoints = services.flatMap((service) => service.endpoints);
const place = (url: string) => {
  if (!/^(https?|wss):/.test(url)) return [relayPlace({ url }).host, ''] as const;
  const { hostname, pathname, search } = new URL(url);
  return [hostname, `${pathname}${search}`] as const;
};
const asWay =
  (way: number): Servers =>
  (url) =>
    mannersOf(...place(url), way);

/** The places where the extension may read a redirected object. */
const permitted = new Set(
  endpoints
    .flatMap(({ large = [] }) => large)
    .flatMap(({ redirectsTo }) => redirectsTo ?? [])
    .map((url) => new URL(url).hostname),
);

function answerFor(servers: Servers, url: string, method: string): Answer {
  const headers = { 'sec-fetch-site': 'none', 'user-agent': 'Mozilla/5.0' };
  return healthyAnswer(servers(url), { host: place(url)[0], method, headers });
}

/** Where an object is read: one redirect is followed, and only to a place in the catalogue. */
function follow(servers: Servers, url: string): string {
  const to = answerFor(servers, url, 'GET').headers?.['location'];
  const target = to === undefined ? undefined : new URL(to, url);
  return target && permitted.has(target.hostname) ? target.href : url;
}

const healthyOf = (url: string, probe: Observation['probe']) => {
  if (probe === 'download') return { status: [200, 206] };
  if (probe !== 'https' && probe !== 'http') return {};
  return [...endpoints, ...controls].find((one) => one.url === url)?.healthy ?? {};
};

function worldOf(servers: Servers, showsStatus: boolean): World {
  return (_host, probe, url): Outcome => {
    const manners = servers(url);
    if (probe === 'doh') return { kind: 'resolved', exists: true, addressKinds: ['public'] };
    if (probe === 'stun' || probe === 'turn')
      return manners.relay === 'silent' ? failing('generic_timeout_error') : { kind: 'relay-answered', by: 'address' };
    if (manners.privateAuthority && probe !== 'http' && probe !== 'port-80') return failing('ssl_unknown_authority');
    if (probe === 'websocket') {
      const endpoint = endpoints.find((one) => one.url === url);
      const asked = { subprotocols: [endpoint?.subprotocol ?? ''], origin: endpoint?.origin };
      const status = manners.channel ? refusalOf(manners.channel, asked) : 400;
      if (status === undefined) return { kind: 'opened' };
      return showsStatus ? { kind: 'answered', status, healthy: false } : failing('websocket_failed');
    }
    const last = probe === 'download' ? follow(servers, url) : url;
    const { status, headers = {}, body = '' } = answerFor(servers, last, probe === 'https' ? 'HEAD' : 'GET');
    const { location } = headers;
    const head = {
      status,
      headers: new Headers(headers),
      opaque: false,
      redirectUrl: location && new URL(location, url).href,
    };
    return outcomeOf({ at: 0, tookMs: 100, head, body: Buffer.from(body) } as never, url, healthyOf(url, probe), {
      tagOf: () => 0,
    });
  };
}

function transfersOf(servers: Servers): Transfers {
  return (host, probe, url) => {
    if (probe === 'upload') return { direction: 'up', bytes: uploadBytes, end: 'whole' };
    const { bytes } = servers(follow(servers, url));
    const sample = bytes === undefined ? undefined : goodTransfers(host, probe);
    return sample && { ...sample, bytes: Math.min(bytes ?? 0, downloadSample.maxBytes) };
  };
}

const calm: readonly ServiceState[] = ['works', 'unsure', 'untestable', 'site-only'];

/** What a check accuses the service of, in a browser in which nothing ever worked. */
function accusations(service: Service, servers: Servers, showsStatus: boolean, at = service.domesticIn): string[] {
  const plan = makePlan('whole', [service], controlsFor(at, packaged), seededRandom(1), controlRelays);
  const { seen: atOnce } = simulateRound(plan, worldOf(servers, showsStatus), { transfers: transfersOf(servers) });
  const seen = atOnce.map((observation, index) => ({ ...observation, at: index * 100 }));
  const network = judgeNetwork(checkOf(seen), { onLine: true });
  const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork: new Set<string>(), now: 1000 };
  const verdict = judgeService(service, checkOf(seen), context);
  return [
    ...(network.state === 'online' ? [] : [`the connection: ${network.state} ${network.because}`]),
    ...[{ function: 'all of it', ...verdict }, ...verdict.functions].flatMap(
      ({ function: of, state, cause, because }) =>
        calm.includes(state) ? [] : [`${service.id}, ${of}: ${state} ${cause} ${because}`],
    ),
  ];
}

const urlsOf = ({ endpoints, relays = [] }: Service) => [
  ...endpoints.flatMap(({ url, large = [], upload = url }) => [url, upload, ...large.map((one) => one.url)]),
  ...relays.map(({ url }) => url),
];

/** Firefox shows the status of a refused handshake, Chromium does not. */
const browsers = [
  ['that shows the status of a refused handshake', true],
  ['that does not', false],
] as const;

describe.each(browsers)('in a browser %s, nothing is accused', (_title, showsStatus) => {
  it('if servers are as strict as public texts allow', () => {
    expect(services.flatMap((service) => accusations(service, asWay(0), showsStatus))).toEqual([]);
  });

  it.each(Array.from({ length: maxWays - 1 }, (_, index) => index + 1))(
    'if every server that no text describes behaves differently (%i)',
    (way) => {
      expect(services.flatMap((service) => accusations(service, asWay(way), showsStatus))).toEqual([]);
    },
  );
});

it.each(serverFacts.filter(({ unknown }) => unknown !== undefined))(
  'nothing is accused if a single server behaves differently: $host',
  (fact) => {
    const isIt = (url: string) => factOf(...place(url)) === fact;
    const control = controls.find(({ url, large }) => isIt(url) || (large && isIt(large.url)));
    const asked = control ? services.slice(0, 1) : services.filter((service) => urlsOf(service).some(isIt));
    for (const manners of fact.unknown?.otherwise ?? []) {
      const servers: Servers = (url) => (isIt(url) ? manners : mannersOf(...place(url)));
      const found = asked.flatMap((service) =>
        (fact.channel ? [true, false] : [true]).flatMap((shows) =>
          accusations(service, servers, shows, control?.country),
        ),
      );
      expect(found, JSON.stringify(manners)).toEqual([]);
    }
  },
);
