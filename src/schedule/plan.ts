import { noPast, type PastSpeeds } from '../measure/transfers/past-speeds.ts';
import type { TransferProbe } from '../measure/transfers/transfer.ts';
import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { shuffled } from '../model/chance.ts';
import type { Documented } from '../model/compare-addresses.ts';
import type { Comparison } from '../model/failures.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Observation, ProbeKind, Subject } from '../model/observation.ts';
import type { Extent } from '../model/round.ts';
import type { Control, ControlRelay, Endpoint, Service, ServiceId } from '../model/service.ts';
import { oneOfEach } from './one-of-each.ts';

/** An endpoint, with the service that it belongs to. */
export interface Planned {
  readonly service: Service;
  readonly endpoint: Endpoint;
  /** Its first word was never answered in this browser, so that silence on it shows nothing. */
  readonly isUnheard?: true;
}

/** What one round probes, in order. Derived from the round alone and never stored. */
export interface Plan {
  readonly services: readonly Service[];
  /**
   * The endpoints of all services, one service after the other in random order, so that the first row is complete
   * early. Of a quiet check the page of each comes first.
   */
  readonly endpoints: readonly Planned[];
  /** Controls that are asked first. */
  readonly first: readonly Control[];
  /** Controls to ask if no foreign control of `first` answers. Few, because each timeout takes seconds. */
  readonly second: readonly Control[];
  /** All controls that are not in `first`, for `second` and for the end of the round. */
  readonly reserve: readonly Control[];
  /** A name that only filters drop: where it is dropped too, a filter of the person's own may drop those of messengers. */
  readonly filtered?: { readonly host: string; readonly subject: Subject };
  /** A control of each other country, to ask if nothing else answers: the device may be there. */
  readonly elsewhere: readonly Control[];
  readonly resolvers: readonly Control[];
  /** Controls with a large object that transfers are compared with. */
  readonly transferControls: readonly Control[];
  /** A round that saves data reads the beginning of pages, downloads nothing else and uploads nothing. */
  readonly savesData?: true;
  /** The services of which closer samples are taken in any case. None in a round that saves data. */
  readonly inTurn: readonly ServiceId[];
  /** The usual speeds on this network. */
  readonly past: PastSpeeds;
  /** Control relays, which the relays of the services are compared with. */
  readonly controlRelays: readonly ControlRelay[];
  /** It asks what a tab with the page of a service asks, one service after the other, over minutes. */
  readonly isQuiet: boolean;
  /** One of the checks of a watch that move little, unless something failed in the one before. */
  readonly isShort?: boolean;
}

/** One probe, or one set of comparison probes, to start now. */
export type Task =
  | {
      readonly kind: 'endpoint';
      readonly service: Service;
      readonly endpoint: Endpoint;
      readonly probe: Extract<ProbeKind, 'https' | 'http' | 'websocket' | 'handshake' | 'port-80' | 'other-path'>;
      readonly attempt: number;
    }
  | {
      readonly kind: 'comparison';
      readonly service: Service;
      readonly endpoint: Endpoint;
      readonly depth: Comparison;
    }
  | {
      readonly kind: 'lookup';
      readonly host: string;
      readonly subject: Subject;
      /** The addresses and networks that public texts name for it. */
      readonly documented: Documented;
    }
  | {
      readonly kind: 'transfer';
      readonly probe: Extract<
        ProbeKind,
        'download' | 'upload' | 'object-head' | 'small-upload' | 'first-download' | 'first-upload' | 'short-download'
      >;
      /** Of a file that a page names, that of the page. */
      readonly url: string;
      readonly isNamed?: true;
      readonly subject: Subject;
      readonly attempt: number;
      /** A closer sample that hardly slows down the others that this names, so that it need not run alone. */
      readonly beside?: Beside;
    }
  | {
      readonly kind: 'relay';
      /** `stun:`, `turn:` or `turns:`. */
      readonly url: string;
      /** The user name, as in the catalogue. */
      readonly user?: string | undefined;
      readonly subject: Subject;
      readonly attempt: number;
    }
  | {
      readonly kind: 'quic';
      readonly host: string;
      readonly subject: Subject;
      readonly attempt: number;
    }
  | {
      /** How soon the address of a host replies, beside handshakes with it that are cut off. */
      readonly kind: 'reply';
      readonly host: string;
      readonly subject: Subject;
    }
  | {
      readonly kind: 'control';
      readonly control: Control;
      /** A WebSocket to it, in place of its page. */
      readonly isChannel?: true;
      readonly phase: Observation['phase'];
      readonly attempt: number;
    };

/** Beside which samples another one may run: those of other services, or any. */
export type Beside = 'other-services' | 'any';

export type EndpointTask = Extract<Task, { kind: 'endpoint' }>;
export type ControlTask = Extract<Task, { kind: 'control' }>;
export type TransferTask = Extract<Task, { kind: 'transfer' }>;

const firstPerClass = { captive: 1, foreign: 2, domestic: 2 } as const;
const secondPerClass = { captive: 2, foreign: 3, domestic: 1 } as const;

/**
 * Makes the plan of a round. `random` must be seeded by the round, so that the same round always gets the same plan.
 */
export function makePlan(
  extent: Extent,
  services: readonly Service[],
  controls: readonly Control[],
  random: () => number,
  controlRelays: readonly ControlRelay[] = [],
  elsewhere: readonly Control[] = [],
  browser?: Control['browser'],
): Plan {
  const isQuiet = extent === 'quiet';
  const mixed = confirmedFirst(ownFirst(shuffled(controls, random), browser));
  const byService = smallFirst(shuffled(services, random)).map((service) =>
    oneOfEachTurn(shuffled(service.endpoints, random)).map((endpoint) => ({ service, endpoint })),
  );
  const endpoints = isQuiet ? byService.flatMap(pageFirst) : sharedHostsFirst(mediaNext(byService));
  const relays = shuffled(controlRelays, random);
  // How many sites a check begins with is drawn too, so that it does not show by their number.
  const foreign = firstPerClass.foreign + Math.floor(2 * random());
  const transferControls = abroadFirst(mixed.filter((control) => control.large));
  // What transfers are compared with first is asked at the beginning, so that it is not one more host.
  const first = pick([...transferControls.slice(0, 1), ...mixed], { ...firstPerClass, foreign });
  const reserve = mixed.filter((control) => control.class !== 'resolver' && !first.includes(control));
  return {
    services,
    endpoints,
    first,
    second: pick(reserve, secondPerClass),
    reserve,
    // No tab asks them.
    resolvers: isQuiet ? [] : mixed.filter((control) => control.class === 'resolver'),
    transferControls,
    ...(extent === 'whole' ? {} : { savesData: true as const }),
    inTurn: [],
    past: noPast,
    controlRelays: isQuiet ? [] : relays,
    elsewhere,
    isQuiet,
  };
}

/** So many controls of each class, of different vendors. */
function pick(from: readonly Control[], most: Readonly<Record<'captive' | 'foreign' | 'domestic', number>>): Control[] {
  return (['captive', 'foreign', 'domestic'] as const).flatMap((kind) =>
    oneOfEachVendor(from.filter((control) => control.class === kind)).slice(0, most[kind]),
  );
}

/** The first of those that are asked in turn, and all others. */
function oneOfEachTurn(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return endpoints.filter(
    ({ inTurn }, index) => inTurn === undefined || endpoints.findIndex((one) => one.inTurn === inTurn) === index,
  );
}

/** Compared with a domestic site everything from abroad is slow, so domestic controls come last. */
function abroadFirst(controls: readonly Control[]): readonly Control[] {
  return controls.toSorted((one, other) => Number(one.class === 'domestic') - Number(other.class === 'domestic'));
}

const fewEndpoints = 3;

/** Puts a service with few endpoints first, so that the first row appears early. */
function smallFirst(services: readonly Service[]): readonly Service[] {
  const leader = services.find((service) => service.endpoints.length <= fewEndpoints);
  return leader ? [leader, ...services.filter((service) => service !== leader)] : services;
}

/** A tab opens a page, and the page asks for the rest. */
function pageFirst(endpoints: readonly Planned[]): readonly Planned[] {
  const isPage = ({ endpoint }: Planned) => endpoint.function === 'web';
  return endpoints.toSorted((one, other) => Number(isPage(other)) - Number(isPage(one)));
}

/** After the first service come the endpoints of media, because transfers follow their answers. */
function mediaNext([first = [], ...others]: readonly (readonly Planned[])[]): readonly Planned[] {
  const isMedia = ({ service, endpoint }: Planned) => endpoint === transferEndpoint(service, 'media');
  const rest = others.flat();
  return [...first, ...rest.filter(isMedia), ...rest.filter((planned) => !isMedia(planned))];
}

/** Endpoints of one host are probed one after the other, so hosts with several endpoints go first. */
function sharedHostsFirst(endpoints: Plan['endpoints']): Plan['endpoints'] {
  const host = (planned: Planned) => new URL(planned.endpoint.url).hostname;
  const isShared = (planned: Planned) => endpoints.some((other) => other !== planned && host(other) === host(planned));
  return [...endpoints.filter(isShared), ...endpoints.filter((planned) => !isShared(planned))];
}

/** The sign-in check that this browser makes by itself comes first: to others, these requests are nothing new. */
function ownFirst(controls: readonly Control[], browser: Control['browser']): readonly Control[] {
  const isOwn = (control: Control) => browser !== undefined && control.browser === browser;
  return [...controls.filter(isOwn), ...controls.filter((control) => !isOwn(control))];
}

/** Controls with a public source come before those without one, which cannot decide alone. */
function confirmedFirst(controls: readonly Control[]): readonly Control[] {
  return [...controls.filter(mayDecide), ...controls.filter((control) => !mayDecide(control))];
}

export function oneOfEachVendor(controls: readonly Control[]): Control[] {
  return oneOfEach(controls, ({ vendor }) => vendor);
}

/**
 * What a task locks while it runs, the host first. Comparison probes ask resolvers and addresses, not the host. Second
 * WebSockets of a service run one at a time: Chromium opens one at a time to each address, so a hanging one would make
 * the others look silent. Large transfers that would slow each other down run one at a time in each direction.
 */
export function resourcesOf(task: Task): readonly string[] {
  if (task.kind === 'relay') return [`relay/${task.url}`];
  // A filter that counts connections to a host does not count datagrams.
  if (task.kind === 'quic') return [`quic/${task.host}`];
  if (task.kind === 'lookup') return [`lookup/${task.host}`];
  if (task.kind === 'reply') return [task.host];
  if (task.kind === 'transfer') {
    const { hostname } = new URL(task.url);
    const direction = alone[task.probe];
    if (!direction) return [hostname];
    const { subject } = task;
    if (task.beside === 'any') return [hostname];
    // What is slowed is slowed together with all of its service.
    const whose = subject.kind === 'control' ? subject.control : subject.service;
    return [hostname, task.beside ? `${direction}/${whose}` : direction];
  }
  const { hostname } = new URL(task.kind === 'control' ? task.control.url : task.endpoint.url);
  if (task.kind === 'comparison') return [`comparison/${hostname}`];
  // A filter that counts tries by name sees none on port 80, so this need not wait for the pause between them.
  if (task.kind === 'endpoint' && task.probe === 'port-80') return [`${hostname}:80`];
  const isSecondSocket = task.kind === 'endpoint' && task.probe === 'websocket' && task.attempt > 1;
  return isSecondSocket ? [hostname, `sockets/${task.service.id}`] : [hostname];
}

/** Transfers that run one at a time, and the direction that they fill. */
const alone: Readonly<Partial<Record<TransferTask['probe'], TransferProbe>>> = {
  download: 'download',
  upload: 'upload',
};

/** Two tasks with the same key are the same task. */
export function keyOf(task: Task): string {
  switch (task.kind) {
    case 'control':
      return `control/${task.control.id}/${task.isChannel ? 'channel' : task.phase}/${task.attempt}`;
    case 'comparison':
      return `comparison/${task.service.id}/${task.endpoint.id}`;
    case 'endpoint':
      return `endpoint/${task.service.id}/${task.endpoint.id}/${task.probe}/${task.attempt}`;
    case 'transfer':
      return `transfer/${nameOf(task.subject)}/${task.probe}/${task.attempt}`;
    case 'relay':
      return `relay/${nameOf(task.subject)}/${task.attempt}`;
    case 'lookup':
    case 'reply':
      return `${task.kind}/${task.host}`;
    case 'quic':
      return `quic/${task.host}/${task.attempt}`;
    default:
      return task satisfies never;
  }
}

function nameOf(subject: Subject): string {
  return subject.kind === 'control' ? `control/${subject.control}` : `${subject.service}/${subject.endpoint}`;
}

/** How a URL is probed. */
export function probeKindOf(url: string): 'https' | 'http' | 'websocket' {
  if (url.startsWith('wss:')) return 'websocket';
  return url.startsWith('http:') ? 'http' : 'https';
}
