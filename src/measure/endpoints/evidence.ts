import { isAddress } from '../../model/address.ts';
import { type Failure, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { median } from '../check/median.ts';
import { isAnswer } from '../check/outcomes.ts';
import { isGreeting } from './cut-channel.ts';

/** The stages of a request, in order. */
export const layers = ['dns', 'tcp', 'tls', 'http', 'websocket', 'first-word'] as const;
export type Layer = (typeof layers)[number];

/** The results of the service, or of the controls, at one stage. */
export interface LayerSeen {
  readonly result: 'ok' | 'failed' | 'not-known' | 'not-reached' | 'untested';
  readonly tries: number;
  readonly ok: number;
  /** Median time of successes at this stage, ms. */
  readonly ms?: number;
  readonly failure?: Failure;
  readonly browserError?: string;
}

export interface EvidenceRow {
  readonly layer: Layer;
  readonly here: LayerSeen;
  readonly control: LayerSeen;
}

/** The evidence for a verdict: at each stage, the service compared with the controls of the same round. */
export function evidenceFor(service: ServiceId, check: Check): EvidenceRow[] {
  const here = [...check.triesAt(service), ...check.of(service).filter(({ probe }) => probe === 'first-word')];
  const isNameless = here.length > 0 && here.every((o) => isAddress(o.host));
  const control = check.triesAtControls.filter(
    ({ subject }) => subject.kind === 'control' && subject.class !== 'captive',
  );
  const found = new Set([...check.by('dns'), ...check.by('port-80')].filter(findsName).map(({ host }) => host));
  return layers.flatMap((layer) => {
    const row = { layer, here: layerSeen(layer, here, found), control: layerSeen(layer, control, found) };
    const isLeftOut = (isOfChannel(layer) && row.here.tries === 0) || (layer === 'dns' && isNameless);
    return isLeftOut ? [] : [row];
  });
}

/** Whether a stage has a probe of its own, as those of a channel do; the others are those of a page. */
function isOfChannel(stage: string): stage is 'websocket' | 'first-word' {
  return stage === 'websocket' || stage === 'first-word';
}

/** Whether the observation shows that the name resolves to a public address. */
function findsName(o: Observation): boolean {
  const { probe, outcome } = o;
  if (probe === 'dns') return outcome.kind === 'resolved' && outcome.addressKinds.includes('public');
  return probe === 'port-80' && isAnswer(o) && o.addressKind === 'public';
}

/** @param found hosts whose name another observation found */
function layerSeen(layer: Layer, attempts: readonly Observation[], found: ReadonlySet<string>): LayerSeen {
  const relevant = attempts.filter(({ probe, reused }) =>
    isOfChannel(layer) ? probe === layer : !isOfChannel(probe) && !reused,
  );
  const attemptsWith = (how: StageResult) => relevant.filter((o) => resultAt(layer, o, found) === how);
  const [passed, stopped, hidden] = [attemptsWith('passed'), attemptsWith('stopped'), attemptsWith('hidden')];
  const tries = passed.length + stopped.length;
  if (relevant.length === 0) return { result: 'untested', tries: 0, ok: 0 };
  // A few tries that passed a stage prove nothing when more tries do not show that stage.
  if (stopped.length === 0 && hidden.length > 0 && hidden.length >= passed.length) {
    return { result: 'not-known', tries: 0, ok: 0 };
  }
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

type StageResult = 'passed' | 'stopped' | 'hidden' | 'not-reached';

function resultAt(layer: Layer, o: Observation, found: ReadonlySet<string>): StageResult {
  if (isAnswer(o) || isGreeting(o)) return 'passed';
  const stopped = stoppedAt(o);
  if (stopped === layer) return 'stopped';
  if (stopped === undefined || layers.indexOf(stopped) < layers.indexOf(layer)) return 'not-reached';
  return hidesStage(o) && !(layer === 'dns' && found.has(o.host)) ? 'hidden' : 'passed';
}

/** Whether the stage of a failure is unknown: our own deadline, or a failure without a name, may hit at any stage. */
function hidesStage({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).stage === 'hidden';
}

/** The stage at which an attempt failed; undefined when it was never sent. */
function stoppedAt(o: Observation): Layer | undefined {
  if (o.outcome.kind !== 'failed') return undefined;
  if (isOfChannel(o.probe)) return o.probe;
  const { stage, shows } = meaningOf(o.outcome.failure);
  // Plain http has no handshake, so a cut hits the request.
  if (o.probe === 'http' && shows === 'cut') return 'http';
  // A hidden stage is shown as `http`, where an answer was expected.
  return stage === 'hidden' ? 'http' : layers.find((layer) => layer === stage);
}

function stageMs(layer: Layer, o: Observation): number[] {
  if (isOfChannel(layer)) return [o.tookMs];
  if (!o.stages) return [];
  const { dnsMs, tcpMs, tlsMs, firstByteMs } = o.stages;
  return [{ dns: dnsMs, tcp: tcpMs, tls: tlsMs, http: firstByteMs }[layer]];
}
