import { type CauseFacts, causeFacts } from '../../../src/measure/endpoints/cause-facts.ts';
import type { Line } from '../../../src/measure/network/line.ts';
import type { AddressCompared, Observation } from '../../../src/model/observation.ts';
import { readOutcome } from '../outcome-text.ts';
import { type End, type Named, type Naming, namesOf, namings, roundTripMs } from './browser-words.ts';
import { type Choices, combinations } from './combinations.ts';
import type { Host, Name, World } from './world.ts';

/** The instruments beside the tries, and how well they see. */
export interface Instruments {
  /** Encrypted resolvers: how many of two answer. */
  readonly resolvers: 'not-asked' | 'none-answers' | 'one-answers' | 'both-answer';
  readonly ownResolver: boolean;
  /** Whether there is an address to compare the own resolver's with. */
  readonly compares: boolean;
  /** Which bare addresses are asked: the own resolver's, or one that others get. */
  readonly asks: 'none' | 'own' | 'other' | 'both';
  /** How they are asked. */
  readonly by: 'tcp' | 'tls';
  readonly handshake: boolean;
  readonly port80: boolean;
  /** Whether the browser gives the times of stages. */
  readonly times: boolean;
}

/** Each set of them, except those that differ only in what is not used. */
const instrumentSets = combinations<Instruments>({
  resolvers: ['not-asked', 'none-answers', 'one-answers', 'both-answer'],
  ownResolver: [true, false],
  compares: [true, false],
  asks: ['none', 'own', 'other', 'both'],
  by: ['tcp', 'tls'],
  handshake: [true, false],
  port80: [true, false],
  times: [true, false],
}).filter(
  ({ ownResolver, compares, asks, by }) =>
    (ownResolver || (!compares && (asks === 'none' || asks === 'other'))) && (asks !== 'none' || by === 'tcp'),
);

/** Chromium does not ask where a name leads that was not found. */
function mayAskOwnResolver(naming: Naming, end: End): boolean {
  return naming === 'firefox' || (end !== 'denied' && end !== 'lookup-lost' && end !== 'own-network');
}

/** Firefox makes no bare TCP connections. */
function mayHave({ asks, by, ownResolver }: Instruments, naming: Naming, end: End): boolean {
  return (naming !== 'firefox' || by === 'tls' || asks === 'none') && (!ownResolver || mayAskOwnResolver(naming, end));
}

/** The sets in which nothing is missing that every browser may have. */
const fullSets = instrumentSets.filter(
  ({ resolvers, handshake, port80, times }) => resolvers === 'both-answer' && handshake && port80 && times,
);

/** Whether nothing is missing that this browser may have. */
function hasAll({ ownResolver, compares, asks, by }: Instruments, naming: Naming, end: End): boolean {
  const own = mayAskOwnResolver(naming, end);
  const asksAll = asks === (own ? 'both' : 'other') && by === (naming === 'firefox' ? 'tls' : 'tcp');
  return ownResolver === own && compares === own && asksAll;
}

/** A host that is asked, and its behaviour. */
interface Case {
  readonly name: Name;
  readonly host: Host;
  readonly there: Host;
  readonly near: boolean;
}

/** What the tries and comparison probes of one failing host show. */
export interface HostSeen {
  readonly naming: Naming;
  readonly rows: readonly Row[];
  readonly facts: CauseFacts;
}

/**
 * All that a failing host shows in a world, in each browser, with each set of instruments missing, or with none
 * missing.
 */
export function hostCases(world: World, missing: 'any' | 'none'): readonly HostSeen[] {
  const [sets, isMeant] = missing === 'any' ? [instrumentSets, mayHave] : [fullSets, hasAll];
  return sets.flatMap((instruments) =>
    casesOf(world, instruments).flatMap((one) => {
      const end = endOf(one);
      if (end === undefined) return [];
      return namings
        .filter((naming) => isMeant(instruments, naming, end))
        .flatMap((naming) =>
          namesOf(end, naming, one.near).flatMap((named) =>
            (instruments.compares ? comparedAs[one.name] : [undefined]).map((compared) => {
              const rows = rowsOf(world, one, end, named, naming, instruments, compared);
              return { naming, rows, facts: factsFrom(rows, world.line ?? 'holds', instruments.times) };
            }),
          ),
        );
    }),
  );
}

const sound = {
  syn: 'opens',
  hello: 'done',
  bareHello: ['certificate', 'alert'],
  request: 'answer',
  port80: ['answer', 'refusal'],
} as const;

/** What no instrument sees has one value. */
function casesOf(world: World, { asks, by, port80, times }: Instruments): Case[] {
  const isElsewhere = world.there !== undefined;
  const asksOther = asks === 'other' || asks === 'both';
  const asksHere = asks === 'own' || asks === 'both' || (!isElsewhere && asksOther);
  const theirs = combinations<Host>(
    narrowed({ ...sound, ...(world.there ?? world.host) }, { bareHello: asksHere && by === 'tls', port80 }),
  );
  const others = isElsewhere
    ? combinations<Host>(
        narrowed({ ...sound, ...world.host }, { bareHello: asksOther && by === 'tls', port80: false, syn: asksOther }),
      )
    : [];
  const hosts = theirs.flatMap((there) => (isElsewhere ? others : [there]).map((host) => ({ host, there })));
  const names = [world.name ?? (['here', 'local'] as const)].flat();
  // Times show how near a reply came from, and how much came with it.
  const nears = [world.near ?? false].flat().filter((near) => times || near || by === 'tls');
  return hosts.flatMap((both) => names.flatMap((name) => nears.map((near) => ({ name, near, ...both }))));
}

function narrowed(host: Choices<Host>, looksAt: Partial<Record<keyof Host, boolean>>): Choices<Host> {
  const first = <Field extends keyof Host>(field: Field) =>
    looksAt[field] === false ? { [field]: [host[field]].flat()[0] } : {};
  return { ...host, ...first('syn'), ...first('bareHello'), ...first('port80') };
}

/** What ends a request; undefined if it is answered. */
function endOf({ name, there }: Case): End | undefined {
  if (name === 'denied') return 'denied';
  if (name === 'lost') return 'lookup-lost';
  if (name === 'late') return 'lookup-late';
  if (name === 'bogus') return 'own-network';
  if (there.syn !== 'opens') return there.syn === 'silence' ? 'syn-silence' : there.syn;
  const { hello, request } = there;
  if (hello === 'silence' || hello === 'reset' || hello === 'close') return `hello-${hello}`;
  if (hello !== 'done') return hello;
  return request === 'answer' ? undefined : `request-${request}`;
}

/**
 * How the own resolver's address compares. A service's address that others do not get is `other`, or near one that they
 * get. `outside` applies only to services that publish their addresses.
 */
const comparedAs: Readonly<Record<Name, readonly (AddressCompared | undefined)[]>> = {
  here: ['same', 'near'],
  local: ['near', 'other'],
  false: ['other', 'outside'],
  bogus: [undefined],
  denied: [undefined],
  lost: [undefined],
  late: ['same', 'near'],
};

const silence = 'generic_timeout_error';

/** Which of two resolvers answer. */
const replies = {
  'not-asked': [],
  'none-answers': [false, false],
  'one-answers': [true, false],
  'both-answer': [true, true],
} as const satisfies Record<Instruments['resolvers'], readonly boolean[]>;

function rowsOf(
  world: World,
  { name, host, there, near }: Case,
  end: End,
  { failure, tookMs }: Named,
  naming: Naming,
  { resolvers, ownResolver, asks, by, handshake, port80 }: Instruments,
  compared: AddressCompared | undefined,
): Row[] {
  const isGone = world.elsewhere === 'gone';
  const truth = isGone ? 'no-such-name' : 'exists public';
  const isPublic = name === 'here' || name === 'local' || name === 'false' || name === 'late';
  const asksOwn = asks === 'own' || asks === 'both';
  // No other address is asked if the own resolver gives the one that others get.
  const asksOther = (asks === 'other' || asks === 'both') && !isGone && compared !== 'same';
  const rows: Row[] = [row('https', failure, tookMs)];
  for (const answers of replies[resolvers]) rows.push(row('doh', answers ? truth : silence, 60));
  if (ownResolver) rows.push(row('dns', ownAnswer(name, naming, compared), name === 'late' ? 7000 : 60));
  if (asksOwn && isPublic) rows.push(bareProbe('own-address', there, by, near));
  if (asksOther) rows.push(bareProbe('address', host, by, near && host === there));
  if (handshake) rows.push(row('handshake', end.startsWith('request-') ? 'connected' : failure, tookMs));
  if (port80 && isPublic) rows.push(row('port-80', onPort80[there.port80], 2 * roundTripMs));
  return rows;
}

/** Chromium shows only where its resolver leads. */
function ownAnswer(name: Name, naming: Naming, compared: AddressCompared | undefined): string {
  if (name === 'lost') return silence;
  if (name === 'denied') return naming === 'firefox' ? 'no-such-name' : silence;
  if (name === 'bogus') return 'exists loopback';
  return compared === undefined ? 'exists public' : `exists public ${compared}`;
}

/** A TCP connection takes a round trip, a handshake two. No host permission covers an address, so its errors have no name. */
function bareProbe(which: 'own-address' | 'address', { syn, bareHello }: Host, by: 'tcp' | 'tls', near: boolean): Row {
  const isOpen = syn === 'opens';
  const isMute = syn === 'silence' || (isOpen && by === 'tls' && bareHello === 'silence');
  if (isMute) return row(`${which}-${by}`, silence, 4000);
  const firstTripMs = near ? 2 : roundTripMs;
  if (by === 'tcp') return row(`${which}-tcp`, isOpen ? 'connected' : 'connection_refused', firstTripMs);
  return row(`${which}-tls`, 'unknown_failure', isOpen ? 2 * roundTripMs : firstTripMs);
}

const onPort80 = { answer: '301', silence, refusal: 'connection_refused' } as const satisfies Record<
  Host['port80'],
  string
>;

/** A probe, its outcome and how long it took, ms, as one word: many worlds show the same. */
export type Row = `${Observation['probe']}|${string}|${number}`;

function row(probe: Observation['probe'], outcome: string, tookMs: number): Row {
  return `${probe}|${outcome}|${tookMs}`;
}

export const probeOf = (of: Row) => of.split('|')[0] as Observation['probe'];

const known = new Map<string, CauseFacts>();

function factsFrom(rows: readonly Row[], line: 'loses' | 'holds', times: boolean): CauseFacts {
  const key = `${rows.join()} ${line} ${times}`;
  const before = known.get(key);
  if (before) return before;
  const all = rows.map(observed);
  const failures = all.flatMap(({ probe, outcome }) =>
    probe === 'https' && outcome.kind === 'failed' ? [outcome.failure] : [],
  );
  const facts = causeFacts(failures, all, lineWith(line, times));
  known.set(key, facts);
  return facts;
}

export function observed(text: Row): Observation {
  const [, outcome = '', tookMs] = text.split('|');
  const probe = probeOf(text);
  return {
    subject: { kind: 'service', service: 'telegram', endpoint: 'web', function: 'web' },
    probe,
    host: 'telegram.example',
    at: 0,
    tookMs: Number(tookMs),
    attempt: 1,
    phase: 'during',
    ...readOutcome(outcome),
    reused: false,
    ...(probe === 'port-80' ? { stages: { dnsMs: 0, tcpMs: roundTripMs, tlsMs: 0, firstByteMs: roundTripMs } } : {}),
  };
}

function lineWith(line: 'loses' | 'holds', times: boolean): Line {
  return {
    typicalMs: 400,
    typicalNetworkMs: 400,
    usualNetworkMs: 400,
    slowestMs: 400,
    roundTripMs: times ? roundTripMs : undefined,
    handshakeMs: times ? roundTripMs : undefined,
    lossRate: line === 'loses' ? 0.1 : 0,
    controlAddressKinds: new Set(['public']),
  };
}
