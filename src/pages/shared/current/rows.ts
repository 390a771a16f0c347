import { originsFor } from '../../../catalogue/origins.ts';
import type { CurrentState } from '../../../history/current-state.ts';
import { effectsOf } from '../../../model/effect.ts';
import type { Stage } from '../../../model/round.ts';
import type { Service } from '../../../model/service.ts';
import { type ServiceState, type ServiceVerdict, serviceStates } from '../../../model/verdict.ts';
import type { View } from './view.ts';

/** Results older than this are marked as old and lose their colour. */
export const staleMs = 24 * 60 * 60_000;

/** One line of the list. */
export interface Row {
  readonly service: Service;
  /**
   * The state that stands: that of the verdict, unless its check could not see what an earlier one found. Absent while
   * photos are still being looked at: what opens may yet stall.
   */
  readonly state: ServiceState | undefined;
  readonly verdict?: ServiceVerdict;
  readonly current?: CurrentState;
  /** The last verdict before the connection kept the service from being judged. */
  readonly earlier?: ServiceVerdict;
  /** The running round has not judged it yet. */
  readonly pending: boolean;
  /** What the running round is still doing about it. */
  readonly stage?: Stage;
  readonly old: boolean;
  /** Match patterns of this service that the browser has not granted. */
  readonly missing: readonly string[];
}

/** The rows of the list, problems first. While a round runs the order stays, so that no row moves under a finger. */
export function rowsOf(view: View, now: number): Row[] {
  const missing = new Set(view.missing);
  const rows = view.services.map((service) => rowOf(service, view, missing, now));
  return view.running ? byStateBefore(rows, view) : byState(rows);
}

function rowOf(service: Service, view: View, missing: ReadonlySet<string>, now: number): Row {
  const fresh = view.running?.verdicts.find((verdict) => verdict.service === service.id);
  const verdict = fresh ?? view.verdicts.get(service.id);
  const current =
    (fresh ? undefined : view.currentStates.get(service.id)) ?? (verdict && currentStateOfVerdict(verdict));
  const isChecked = view.running?.services.includes(service.id) === true;
  const stage = view.running && isChecked ? (fresh ? view.running.stages?.[service.id] : 'reach') : undefined;
  const mayStall = stage === 'speed' && current?.state === 'works';
  const earlier = fresh ? undefined : view.earlier.get(service.id);
  return {
    service,
    state: mayStall ? undefined : current?.state,
    ...(verdict && current ? { verdict, current } : {}),
    ...(earlier ? { earlier } : {}),
    pending: !fresh && isChecked,
    ...(stage ? { stage } : {}),
    old: verdict !== undefined && now - verdict.at > staleMs,
    missing: originsFor([service], []).filter((origin) => missing.has(origin)),
  };
}

/** By the verdict alone: the history is not read for it. */
function currentStateOfVerdict(verdict: ServiceVerdict): CurrentState {
  return { state: verdict.state, effects: effectsOf(verdict) };
}

function byStateBefore(rows: readonly Row[], view: View): Row[] {
  const before = rows.map((row) => ({ row, state: view.currentStates.get(row.service.id)?.state }));
  return byState(before).map(({ row }) => row);
}

/** Sorts in the order of `serviceStates`, items without a state last. The sort is stable. */
export function byState<Item extends { readonly state: ServiceState | undefined }>(items: readonly Item[]): Item[] {
  const rank = (state: ServiceState | undefined) => (state ? serviceStates.indexOf(state) : serviceStates.length);
  return items.toSorted((a, b) => rank(a.state) - rank(b.state));
}
