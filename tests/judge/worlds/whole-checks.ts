import { judgeNetwork } from '../../../src/judge/network.ts';
import { judgeService } from '../../../src/judge/service.ts';
import { checkOf } from '../../../src/measure/check/check.ts';
import { noPast } from '../../../src/measure/transfers/past-speeds.ts';
import { isTimeout } from '../../../src/model/failures.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { probeKindOf } from '../../../src/schedule/plan.ts';
import { controlSubject } from '../../../src/schedule/transfer-targets.ts';
import { sampleControls, whatsapp } from '../sample-services.ts';
import { roundTripMs } from './browser-words.ts';
import { hostCases, observed, probeOf, type Row } from './host-facts.ts';
import type { Said } from './what-holds.ts';
import type { World } from './world.ts';

/** All hosts of a service are as the world has them, or only one. */
const struck = [whatsapp.endpoints.map(({ id }) => id), ['media']] as const;

const here: readonly Observation['probe'][] = ['dns', 'own-address-tcp', 'own-address-tls'];
const others: readonly Observation['probe'][] = ['doh', 'address-tcp', 'address-tls', 'handshake', 'port-80'];

/** The probes beside the tries: all, those that need nobody elsewhere, or none. */
const instruments = [[...here, ...others], here, []];

/**
 * The verdicts of whole checks on a service in a world, in each browser’s words, with all instruments, some or none.
 */
export function saidByChecks(world: World): Said[] {
  const shown = hostCases(world, 'none').flatMap(({ rows }) =>
    instruments.map((probes) => rows.filter((row) => probeOf(row) === 'https' || probes.includes(probeOf(row)))),
  );
  const all = new Map(shown.map((rows) => [rows.join(), rows]));
  return [...all.values()].flatMap((rows) => struck.flatMap((ids) => judged(checkIn(world, rows, ids), ids)));
}

/** The verdicts on the functions of these endpoints. */
function judged(seen: readonly Observation[], endpoints: readonly string[]): Said[] {
  const check = checkOf(seen);
  const ids = whatsapp.endpoints.flatMap(({ id, function: of }) => (endpoints.includes(id) ? of : []));
  const network = judgeNetwork(check, { onLine: true });
  const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork: new Set<never>(), now: 0 };
  const { functions } = judgeService(whatsapp, check, context);
  return functions.flatMap((one) => (ids.includes(one.function) ? { ...one, rules: one.rules ?? [] } : []));
}

/** Controls that answer, then the service, each failing host twice and with its comparison probes, then controls again. */
function checkIn(world: World, rows: readonly Row[], failing: readonly string[]): Observation[] {
  const ofService = whatsapp.endpoints.flatMap(({ id, url, function: of }) => {
    const probe = probeKindOf(url);
    const subject = { kind: 'service', service: whatsapp.id, endpoint: id, function: of } as const;
    const tries = failing.includes(id) ? rows.flatMap((row) => triesOf(observed(row), probe)) : [wellAt(probe)];
    return tries.map((o) => ({ ...o, subject, host: new URL(url).hostname }));
  });
  const all = [...controlsIn(world, 'before'), ...ofService, ...controlsIn(world, 'after')];
  let at = 0;
  return all.map((o) => {
    const begun = at;
    at += o.tookMs;
    return { ...o, at: begun };
  });
}

/** Tries are made twice, for a channel without a name for the failure; comparison probes are made once. */
function triesOf(o: Observation, probe: Observation['probe']): Observation[] {
  if (o.probe !== 'https') return [o];
  const isNamed = probe === 'https' || (o.outcome.kind === 'failed' && isTimeout(o.outcome.failure));
  const outcome = isNamed ? o.outcome : ({ kind: 'failed', failure: 'websocket_failed' } as const);
  return [1, 2].map((attempt) => ({ ...o, probe, attempt, outcome }));
}

const well = observed('https|200|400');

function wellAt(probe: Observation['probe']): Observation {
  return probe === 'websocket' ? { ...well, probe, outcome: { kind: 'opened' } } : well;
}

/** On a line that loses packets, one control of three has to retransmit. */
function controlsIn({ line }: World, phase: Observation['phase']): Observation[] {
  return sampleControls.slice(0, 6).map((control, place) => {
    const tcpMs = line === 'loses' && place % 3 === 0 ? 1000 + roundTripMs : roundTripMs;
    return {
      ...well,
      subject: controlSubject(control),
      probe: probeKindOf(control.url),
      host: new URL(control.url).hostname,
      phase,
      outcome: { kind: 'answered', status: control.class === 'captive' ? 204 : 200, healthy: true },
      stages: { dnsMs: 0, tcpMs, tlsMs: roundTripMs, firstByteMs: roundTripMs },
    };
  });
}
