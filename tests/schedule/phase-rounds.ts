import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome, Stages } from '../../src/model/observation.ts';
import { makePlan, type Plan } from '../../src/schedule/plan.ts';
import { planAfter } from '../../src/schedule/services-in-turn.ts';
import {
  discord,
  messenger,
  sampleControlRelays,
  sampleControls,
  sampleTransferControls,
  signal,
  slack,
  telegram,
  whatsapp,
  zoom,
} from '../judge/sample-services.ts';
import {
  failing,
  goodTransfers,
  type Simulated,
  simulateRound,
  type Transfers,
  type World,
  worldWith,
} from '../judge/simulated-round.ts';

/** The first word on a channel belongs to its try, and no phase asks for it. */
function planOf(all: Plan['services']): Plan {
  const services = all.map((service) => ({
    ...service,
    endpoints: service.endpoints.map(({ firstWord: _word, ...endpoint }) => endpoint),
  }));
  const controls = [...sampleControls, ...sampleTransferControls];
  const plan = makePlan('whole', services, controls, seededRandom(7), sampleControlRelays);
  const subject = { kind: 'control', control: 'ads', class: 'filtered', vendor: 'ads' } as const;
  return planAfter({ ...plan, filtered: { host: 'ads.example', subject } }, []);
}

const few = planOf([whatsapp, messenger, discord]);
const withAuthority = planOf([whatsapp, signal]);
const many = planOf([telegram, whatsapp, signal, discord, zoom, slack, messenger]);

const media = 'mmg.whatsapp.example';
const page = 'web.whatsapp.example';
const relay = 'relay.messenger.example';
const silence = failing('generic_timeout_error');
const cut = failing('connection_reset');
const refused = failing('connection_refused');
const noName = failing('dns_lookup_error');
const well: World = (host, probe) =>
  probe === 'handshake' || probe === 'quic' ? { kind: 'connected' } : worldWith()(host, probe);
const isControl = (host: string) => [...many.first, ...many.reserve].some(({ url }) => new URL(url).host === host);

/** Some hosts fail; lookups and everything else succeed. */
const fails =
  (outcomes: Readonly<Record<string, Outcome>>): World =>
  (host, probe, url) => {
    const outcome = probe === 'doh' || probe === 'dns' ? undefined : outcomes[host];
    return outcome ?? well(host, probe, url);
  };

/** After this many requests nothing answers any more, or only controls. */
function silentAfter(most: number, controlsToo: boolean): World {
  let asked = 0;
  return (host, probe, url) => {
    asked += 1;
    return asked > most && (controlsToo || !isControl(host)) ? silence : well(host, probe, url);
  };
}

interface PhaseRound {
  readonly plan: Plan;
  /** Counts requests, so each round needs a new one. */
  readonly world: () => World;
  readonly tookMs?: number;
  readonly stages?: Stages;
  readonly transfers?: Transfers;
  /** How long first samples take, ms. */
  readonly sampleMs?: number;
  /** A packet to some hosts, with a letter in common, was retransmitted. */
  readonly isLossy?: boolean;
  /** Pages are answered over connections from before the check. */
  readonly isOld?: boolean;
}

const long = { tookMs: 900, stages: { dnsMs: 0, tcpMs: 300, tlsMs: 300, firstByteMs: 300 } };
const narrow = { tookMs: 1200, stages: { dnsMs: 0, tcpMs: 100, tlsMs: 600, firstByteMs: 500 } };
const slowly: Transfers = (host, probe) => {
  const transfer = goodTransfers(host, probe);
  return transfer?.kbps === undefined ? transfer : { ...transfer, kbps: 500 };
};

/** Rounds in which each phase matters. */
export const phaseRounds: Readonly<Record<string, PhaseRound>> = {
  'all is well': { plan: few, world: () => well },
  'a long line': { plan: few, world: () => fails({ [media]: cut }), ...long },
  'a long line where all is well': { plan: planOf([discord]), world: () => well, ...long },
  'a long line that is narrow': { plan: few, world: () => well, ...long, transfers: slowly, sampleMs: 5000 },
  'a long line that loses answers': { plan: few, world: () => well, ...long, isLossy: true },
  'a narrow line': { plan: few, world: () => fails({ [media]: silence, [relay]: silence }), ...narrow },
  'a narrow line where a page is reset': { plan: few, world: () => fails({ [page]: cut }), ...narrow },
  'a narrow line where all is well': { plan: few, world: () => well, ...narrow },
  'a line that loses answers': {
    plan: withAuthority,
    world: () => fails({ [media]: refused, 'chat.signal.example': failing('ssl_unknown_authority') }),
    stages: { dnsMs: 0, tcpMs: 100, tlsMs: 100, firstByteMs: 100 },
    isLossy: true,
  },
  'a host is reset': { plan: few, world: () => fails({ [media]: cut, [relay]: silence }) },
  'a page is reset': { plan: few, world: () => fails({ [page]: cut }) },
  'a host is silent': { plan: few, world: () => fails({ [media]: silence, 'www.github.example': silence }) },
  'a host refuses': { plan: few, world: () => fails({ [media]: refused }) },
  'a name is gone': { plan: few, world: () => fails({ [media]: noName }) },
  'a private authority': {
    plan: withAuthority,
    world: () => fails({ 'chat.signal.example': failing('ssl_unknown_authority') }),
  },
  'relays are silent': { plan: few, world: () => fails({ [relay]: silence }) },
  'pages come over old connections': { plan: few, world: () => well, isOld: true },
  'no WebSocket opens': {
    plan: many,
    world: () => (host, probe, url) => (/websocket|handshake/.test(probe) ? cut : well(host, probe, url)),
    isOld: true,
  },
  'services fall silent': { plan: many, world: () => silentAfter(14, false) },
  'the line goes dead': { plan: many, world: () => silentAfter(14, true) },
  'one service alone answers': {
    plan: many,
    world: () => (host, probe, url) => (host.endsWith('whatsapp.example') ? well(host, probe, url) : silence),
  },
};

const sentAgain: Stages = { dnsMs: 0, tcpMs: 3300, tlsMs: 300, firstByteMs: 300 };

/** @param atOnce whether several tasks run at a time */
export function runPhaseRound(round: PhaseRound, atOnce: boolean): Simulated {
  const { plan, world, tookMs = 100, stages, transfers, sampleMs, isLossy, isOld } = round;
  const shown = ({ probe, subject, host, outcome }: Observation): Partial<Observation> => ({
    ...(probe === 'https' ? { offersHttp3: true } : {}),
    ...(sampleMs && probe === 'first-download' ? { tookMs: sampleMs } : {}),
    ...(stages && outcome.kind === 'answered' ? { stages: isLossy && host.includes('w') ? sentAgain : stages } : {}),
    ...(isOld && probe === 'https' && subject.kind === 'service' ? { reused: true } : {}),
  });
  return simulateRound({ ...plan }, world(), {
    tookMs,
    shown,
    ...(atOnce ? { random: seededRandom(2) } : {}),
    ...(transfers ? { transfers } : {}),
  });
}
