import { isTimeout } from './failure.ts';
import { isAnswer, median } from './line.ts';
import type { Failure, Observation } from './observation.ts';
import type { ServiceId } from './service.ts';

/** The stages of reaching a server, in the order in which a request meets them. */
export const layers = ['dns', 'tcp', 'tls', 'http', 'websocket'] as const;
export type Layer = (typeof layers)[number];

/** How one side (the service, or the controls) fared at one stage. */
export interface LayerSeen {
  readonly result: 'ok' | 'failed' | 'not-reached' | 'untested';
  readonly tries: number;
  readonly ok: number;
  /** Median time of the stage where it went well, ms. */
  readonly ms?: number;
  readonly failure?: Failure;
  readonly browserError?: string;
}

export interface EvidenceRow {
  readonly layer: Layer;
  readonly here: LayerSeen;
  readonly control: LayerSeen;
}

/** The evidence behind a verdict, stage by stage, the service beside the controls of the same round. */
export function evidenceFor(service: ServiceId, observations: readonly Observation[]): EvidenceRow[] {
  const attempts = observations.filter((o) => o.probe === 'https' || o.probe === 'http' || o.probe === 'websocket');
  const here = attempts.filter((o) => o.subject.kind === 'service' && o.subject.service === service);
  const control = attempts.filter((o) => o.subject.kind === 'control' && o.subject.class !== 'captive');
  return layers.flatMap((layer) => {
    const row = { layer, here: layerSeen(layer, here), control: layerSeen(layer, control) };
    return layer === 'websocket' && row.here.tries === 0 ? [] : [row];
  });
}

function layerSeen(layer: Layer, attempts: readonly Observation[]): LayerSeen {
  const relevant = attempts.filter((o) => (o.probe === 'websocket') === (layer === 'websocket') && !o.reused);
  const passed = relevant.filter((o) => isPast(layer, o));
  const stopped = relevant.filter((o) => stoppedAt(o) === layer);
  const tries = passed.length + stopped.length;
  if (relevant.length === 0) return { result: 'untested', tries: 0, ok: 0 };
  if (tries === 0) return { result: 'not-reached', tries: 0, ok: 0 };
  const ms = median(passed.flatMap((o) => stageMs(layer, o)));
  const worst = stopped.at(-1);
  return {
    result: passed.length > stopped.length ? 'ok' : 'failed',
    tries,
    ok: passed.length,
    ...(ms === undefined ? {} : { ms }),
    ...(worst?.outcome.kind === 'failed' ? { failure: worst.outcome.failure } : {}),
    ...(worst?.browserError === undefined ? {} : { browserError: worst.browserError }),
  };
}

function isPast(layer: Layer, o: Observation): boolean {
  if (isAnswer(o)) return true;
  const stopped = stoppedAt(o);
  return stopped !== undefined && layer !== 'websocket' && layers.indexOf(stopped) > layers.indexOf(layer);
}

/** The stage at which an attempt came to its end; undefined where silence hides it. */
function stoppedAt(o: Observation): Layer | undefined {
  if (o.outcome.kind !== 'failed') return undefined;
  if (o.probe === 'websocket') return 'websocket';
  const { failure } = o.outcome;
  if (failure.startsWith('dns_')) return 'dns';
  if (failure === 'connection_refused' || failure === 'host_unreachable' || failure === 'tcp_timeout_error')
    return 'tcp';
  if (failure.startsWith('http_')) return 'http';
  if (failure.startsWith('ssl_') || failure === 'tls_timeout_error') return 'tls';
  if (failure === 'connection_reset' || failure === 'eof_error') return o.probe === 'http' ? 'http' : 'tls';
  // The browser tells no stage of its own silence: it is shown where an answer was expected.
  return isTimeout(failure) ? 'http' : undefined;
}

function stageMs(layer: Layer, o: Observation): number[] {
  if (layer === 'websocket') return [o.tookMs];
  if (!o.stages) return [];
  const { dnsMs, tcpMs, tlsMs, firstByteMs } = o.stages;
  return [{ dns: dnsMs, tcp: tcpMs, tls: tlsMs, http: firstByteMs }[layer]];
}
