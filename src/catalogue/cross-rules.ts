import { relayPlace } from '../model/call-relay.ts';
import { isCustom } from '../model/custom-service.ts';
import { coreFunctions, functionIds } from '../model/function-ids.ts';
import type { Control, ControlRelay, Endpoint, Service } from '../model/service.ts';

/** Rules that a schema cannot express, because they span several fields or entries. */

type Asked = Pick<Endpoint, 'url' | 'healthy' | 'hstsPreloaded'>;

const protocolOf = ({ url }: Asked) => new URL(url).protocol;
const hostOf = ({ url }: Asked) => new URL(url).hostname;

/** Anybody on the path can answer plain http, so only known content proves anything. */
function plainHttpMistakes(asked: Asked): string[] {
  if (protocolOf(asked) !== 'http:') return [];
  const { body, status = [] } = asked.healthy;
  const known = body !== undefined || (status !== 'any' && status.length === 1 && status[0] === 204);
  return [
    ...(known ? [] : ['healthy: plain http needs an exact body, or 204 as its only status']),
    ...(asked.hstsPreloaded ? ['hstsPreloaded: browsers never send plain http to a preloaded host'] : []),
  ];
}

/** Rules for large objects and upload addresses. */
function amountMistakes({ function: id, certificate, large, upload }: Endpoint): string[] {
  if (id !== 'media') {
    return [
      ...(large === undefined ? [] : ['large: only media endpoints have one']),
      ...(upload === undefined ? [] : ['upload: only media endpoints have one']),
    ];
  }
  return certificate === 'private-ca' && upload === undefined
    ? ['upload: nothing can be sent to a host with a certificate of its own kind; name another of the service']
    : [];
}

/** Rules for the page that a tab opens, and the files that it names. */
function pageMistakes({ url, page, assets, fileless, function: id }: Endpoint): string[] {
  if (id === 'web') {
    const isElsewhere = page !== undefined && new URL(page).hostname !== new URL(url).hostname;
    return [
      ...(isElsewhere ? ['page: it lies on the host of the url'] : []),
      ...(fileless !== undefined && assets !== undefined ? ['fileless: assets says where its files are'] : []),
    ];
  }
  return [
    ...(fileless === undefined ? [] : ['fileless: only web endpoints have it']),
    ...(page === undefined ? [] : ['page: only web endpoints have one']),
    ...(assets === undefined ? [] : ['assets: only web endpoints have them']),
  ];
}

function assetMistakes(endpoints: readonly Endpoint[]): string[] {
  const asked = new Set(endpoints.map(hostOf));
  return endpoints.flatMap(({ id, assets = [] }) =>
    assets.flatMap(({ host }) =>
      asked.has(host)
        ? [`endpoints.${id}.assets: ${host} is the host of an endpoint, where a page may name files too`]
        : [],
    ),
  );
}

function endpointMistakes(endpoint: Endpoint): string[] {
  const socket = protocolOf(endpoint) === 'wss:';
  return [
    ...(socket && endpoint.function !== 'messages' && endpoint.function !== 'media'
      ? ['function: a WebSocket endpoint carries messages or media']
      : []),
    ...(socket && endpoint.origin === undefined
      ? ['origin: a WebSocket endpoint names the Origin of its own web client']
      : []),
    ...(!socket && endpoint.origin !== undefined ? ['origin: only WebSocket endpoints have one'] : []),
    ...(!socket && endpoint.subprotocol !== undefined ? ['subprotocol: only WebSocket endpoints have one'] : []),
    ...(!socket && endpoint.firstWord !== undefined ? ['firstWord: only WebSocket endpoints have one'] : []),
    ...plainHttpMistakes(endpoint),
    ...amountMistakes(endpoint),
    ...pageMistakes(endpoint),
  ];
}

function groupMistakes(endpoints: readonly Endpoint[]): string[] {
  const groups = new Set(endpoints.flatMap(({ group }) => group ?? []));
  return [...groups].flatMap((group) => {
    const members = endpoints.filter((endpoint) => endpoint.group === group);
    const functions = new Set(members.map((endpoint) => endpoint.function));
    return [
      ...(members.length < 2
        ? [`endpoints: the group "${group}" has one member; equal endpoints are two or more`]
        : []),
      ...(functions.size > 1 ? [`endpoints: the group "${group}" mixes functions: ${[...functions].join(', ')}`] : []),
    ];
  });
}

function functionMistakes({ endpoints, untestable }: Service): string[] {
  const tested = new Set(endpoints.map((endpoint) => endpoint.function));
  return [
    ...(coreFunctions.some((id) => tested.has(id)) ? [] : ['endpoints: neither web nor messages has an endpoint']),
    ...functionIds.flatMap((id) => {
      if (tested.has(id) && untestable[id] !== undefined) return [`untestable.${id}: this function has an endpoint`];
      if (!tested.has(id) && untestable[id] === undefined)
        return [`untestable.${id}: a function without an endpoint needs a reason here`];
      return [];
    }),
  ];
}

/** Calls can only be tested, or left out by a check, if there is a relay to ask. */
function relayMistakes({ relays = [], untestable }: Service): string[] {
  const urls = relays.map(({ url }) => url);
  return [
    ...[...new Set(urls.filter((url, position) => urls.indexOf(url) !== position))].map(
      (url) => `relays: ${url} occurs more than once`,
    ),
    ...(relays.length > 0 && untestable.calls !== 'left-out'
      ? ['untestable.calls: with relays, a check can test calls or leave them out: left-out']
      : []),
    ...relays
      .filter(({ url, user }) => url.startsWith('turn:') !== (user !== undefined))
      .map(({ url }) => `relays: ${url}: a relay has a user where its transport shows it, over turn:`),
    ...(relays.length === 0 && untestable.calls === 'left-out'
      ? ['untestable.calls: left-out needs relays that a check could ask']
      : []),
  ];
}

function repeatedEndpoints(endpoints: readonly Endpoint[]): string[] {
  const ids = endpoints.map((endpoint) => endpoint.id);
  const again = new Set(ids.filter((id, position) => ids.indexOf(id) !== position));
  return [...again].map((id) => `endpoints.${id}: this id occurs more than once`);
}

function standInMistakes(endpoints: readonly Endpoint[]): string[] {
  return endpoints.flatMap(({ id, group, standsInFor }) => {
    const other = endpoints.find((one) => one.id === standsInFor);
    const isSound = standsInFor === undefined || (group !== undefined && other?.group === group && id !== standsInFor);
    return isSound ? [] : [`endpoints.${id}.standsInFor: another endpoint of its group is expected`];
  });
}

export function serviceMistakes(service: Service): string[] {
  return [
    ...(isCustom(service.id) ? ['id: such ids belong to the services that people add'] : []),
    ...service.endpoints.flatMap((endpoint) =>
      endpointMistakes(endpoint).map((mistake) => `endpoints.${endpoint.id}.${mistake}`),
    ),
    ...repeatedEndpoints(service.endpoints),
    ...assetMistakes(service.endpoints),
    ...groupMistakes(service.endpoints),
    ...standInMistakes(service.endpoints),
    ...functionMistakes(service),
    ...relayMistakes(service),
  ].map((mistake) => `services.${service.id}.${mistake}`);
}

export function controlMistakes(control: Control): string[] {
  const captive = control.class === 'captive';
  const domestic = control.class === 'domestic';
  const resolver = control.class === 'resolver';
  const wanted = captive ? 'http:' : 'https:';
  return [
    ...(protocolOf(control) === wanted ? [] : [`url: a ${control.class} control is asked over ${wanted.slice(0, -1)}`]),
    ...plainHttpMistakes(control),
    ...(domestic && control.country === undefined ? ['country: a domestic control needs one'] : []),
    ...(!domestic && control.country !== undefined ? ['country: only domestic controls have one'] : []),
    ...(resolver && control.format === undefined ? ['format: a resolver needs one'] : []),
    ...(!resolver && control.format !== undefined ? ['format: only resolvers have one'] : []),
  ].map((mistake) => `controls.${control.id}.${mistake}`);
}

/** A control must not share a host with a service, except a domestic control. */
export function hostMistakes(services: readonly Service[], controls: readonly Control[]): string[] {
  return controls.flatMap((control) => {
    if (control.class === 'domestic') return [];
    const host = hostOf(control);
    const tester = services.find((service) => service.endpoints.some((endpoint) => hostOf(endpoint) === host));
    return tester ? [`controls.${control.id}.url: ${host} is also an endpoint of ${tester.id}`] : [];
  });
}

/** A control relay must not share a host with a service's relay. */
export function relayHostMistakes(services: readonly Service[], controlRelays: readonly ControlRelay[]): string[] {
  return controlRelays.flatMap((relay) => {
    const { host } = relayPlace(relay);
    const user = services.find(({ relays = [] }) => relays.some((one) => relayPlace(one).host === host));
    return user ? [`relays.${relay.id}.url: ${host} is also a relay of ${user.id}`] : [];
  });
}
