import { checkOf } from '../../measure/check/check.ts';
import { probeSummaries } from '../../measure/endpoints/probe-summary.ts';
import { type Failure, meaningOf } from '../../model/failures.ts';
import type { Observation, Transfer } from '../../model/observation.ts';
import type { RoundRecord } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';

/**
 * Records in the format of OONI's measurements (data format 0.2.0, github.com/ooni/spec, data-formats), for tools that
 * read it. Address, network and country have the values with which OONI hides them. Nothing in a record identifies the
 * person or the installation.
 */

/** One line of JSON for each service of a round. */
export function ooniLines({ round, observations }: RoundRecord, softwareVersion: string): string {
  return round.verdicts
    .map((verdict) => {
      const own = observations.filter(
        ({ subject }) => subject.kind === 'service' && subject.service === verdict.service,
      );
      const controls = observations.filter(({ subject }) => subject.kind === 'control');
      const seconds = ((round.endedAt ?? round.at) - round.at) / 1000;
      const record = {
        annotations: { engine_name: 'browser', trigger: round.trigger },
        data_format_version: '0.2.0',
        input: verdict.service,
        measurement_start_time: ooniTime(Math.min(...own.map(({ at }) => at), verdict.at)),
        probe_asn: 'AS0',
        probe_cc: 'ZZ',
        probe_ip: '127.0.0.1',
        probe_network_name: '',
        report_id: '',
        software_name: 'reachable',
        software_version: softwareVersion,
        test_keys: {
          ...opinionOf(verdict),
          evidence: evidenceOf(verdict.service, observations),
          ...factsOf(own, round.at),
          control: factsOf(controls, round.at),
        },
        test_name: 'reachable',
        test_runtime: seconds,
        test_start_time: ooniTime(round.at),
        test_version: `0.${verdict.ruleset}.0`,
      };
      return `${JSON.stringify(record, failureOrNull)}\n`;
    })
    .join('');
}

/** OONI marks a success by an explicit null; a missing field would mean that nothing was measured. */
function failureOrNull(key: string, value: unknown): unknown {
  // biome-ignore lint/nursery/noNull: the data format asks for it
  return key === 'failure' ? (value ?? null) : value;
}

function opinionOf({ state, cause, manner, confidence, functions }: ServiceVerdict) {
  return { state, cause, manner, confidence, functions };
}

/** What each probe showed of a host in doubt, under OONI's name for the failure if it has one. */
function evidenceOf(service: ServiceId, observations: readonly Observation[]) {
  return probeSummaries(service, checkOf(observations)).map(({ facts, failure, ooni, ...said }) => ({
    ...said,
    failure: ooni ?? (failure && ooniWordOf(failure)),
    probes: [...new Set(facts.map(({ probe }) => probe))],
  }));
}

/** Lookups, handshakes without a name, and requests, each in OONI's template for it. */
function factsOf(observations: readonly Observation[], start: number) {
  const seconds = (at: number) => (at - start) / 1000;
  const timed = (observation: Observation, index: number) => ({
    failure: failureOf(observation),
    t0: seconds(observation.at),
    t: seconds(observation.at + observation.tookMs),
    transaction_id: index + 1,
  });
  const made = observations.filter(({ outcome }) => outcome.kind !== 'skipped');
  const isLookup = ({ probe }: Observation) => probe === 'dns' || probe === 'doh';
  return {
    queries: made.filter(isLookup).map((one, index) => ({
      ...timed(one, index),
      hostname: one.host.replace(/:\d+$/, ''),
      query_type: 'A',
      engine: one.probe === 'dns' ? 'system' : 'doh',
      resolver_hostname: one.resolver,
    })),
    requests: made
      .filter((one) => !isLookup(one))
      .map((one, index) => ({
        ...timed(one, index),
        request: { method: 'GET', url: urlOf(one) },
        response: {
          code: one.outcome.kind === 'answered' ? one.outcome.status : one.outcome.kind === 'opened' ? 101 : 0,
        },
        probe: one.probe,
        attempt: one.attempt,
        transfer: one.transfer && withoutPoints(one.transfer),
        browser_error: one.browserError,
      })),
  };
}

/** The timing of a body's arrival stays on the device. */
function withoutPoints({ points: _points, ...transfer }: Transfer): Transfer {
  return transfer;
}

function urlOf({ probe, host }: Observation): string {
  if (probe === 'websocket') return `wss://${host}/`;
  if (probe === 'stun' || probe === 'turn') return `${probe}://${host}`;
  return `${probe === 'http' || probe === 'port-80' ? 'http' : 'https'}://${host}/`;
}

function failureOf({ outcome }: Observation): string | undefined {
  if (outcome.kind === 'resolved') return outcome.exists ? undefined : 'dns_nxdomain_error';
  return outcome.kind === 'failed' ? ooniWordOf(outcome.failure) : undefined;
}

/** A failure without an OONI word becomes `unknown_failure` with our word. */
function ooniWordOf(failure: Failure): string {
  const { ooni = failure } = meaningOf(failure);
  return ooni === 'none' ? `unknown_failure: ${failure}` : ooni;
}

/** UTC, as OONI writes it: `2026-11-25 13:20:00`. */
function ooniTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
