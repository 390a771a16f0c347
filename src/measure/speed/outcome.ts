import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { convictingOdds } from './error-rates.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { limits } from './limit.ts';
import { lineBelief, losesMuch } from './line.ts';
import { logSum } from './log-sum.ts';
import { type Line, mayBeHeld, type Row } from './next-sample.ts';
import { type Earlier, nothingEarlier, withPast } from './past.ts';
import { type SampleSeen, speedSamples } from './samples.ts';
import { limitTold, type SpeedTold, speedTold } from './told.ts';

export type Direction = 'down' | 'up';

/** Samples that are compared with each other: in one direction, and over one transport, since a path may hold another back. */
export interface Kind {
  readonly direction: Direction;
  readonly transport: 'tcp' | 'quic';
}

const kinds: readonly Kind[] = (['down', 'up'] as const).flatMap((direction) =>
  (['tcp', 'quic'] as const).map((transport) => ({ direction, transport })),
);

/** What the samples of one kind of one service show. */
export interface SpeedOutcome extends Kind {
  readonly service: ServiceId;
  /** Evidence that something holds it back, as a logarithm, with that of earlier checks. */
  readonly log: number;
  /** `slow`, `stops` and `fallen` are shown; `fine`: a limit has become less likely than one in twenty. */
  readonly shows: 'slow' | 'stops' | 'fallen' | 'fine' | 'nothing';
  readonly speed?: SpeedTold;
  /** How many samples of this kind are of controls. */
  readonly controls: number;
  /** Does the line lose too many packets to compare anything on it? */
  readonly losesMuch: boolean;
  /** Would no further sample decide anything? */
  readonly enough: boolean;
  readonly samples: readonly SampleSeen[];
}

/** What earlier checks of this network left about a service in one direction. */
export type EarlierOf = (service: ServiceId, direction: Direction) => Earlier;

/** With which controls services are compared: with those inside the country where everything from abroad is held back. */
export type Beside = 'all' | 'domestic';

/** What a check shows of each service of which something was sampled, beside its controls. */
export function speedOutcomes(
  check: Check,
  earlierOf: EarlierOf = () => nothingEarlier,
  beside: Beside = 'all',
): readonly SpeedOutcome[] {
  return kinds.flatMap((kind) => outcomesOf(lineOf(kind, check, beside), kind, check, earlierOf));
}

function outcomesOf(line: Line, kind: Kind, check: Check, earlierOf: EarlierOf): readonly SpeedOutcome[] {
  const services = servicesIn(kind, check);
  const rows = services.map(([service, samples]) => ({ samples, earlier: earlierOf(service, kind.direction) }));
  const evidence = evidenceOf(
    rows.map(({ samples }) => samples),
    line.belief,
  );
  return services.map(([service, samples], index): SpeedOutcome => {
    const { earlier } = rows[index] as Pick<Row, 'earlier'>;
    const own = evidence[index] as Evidence;
    const { log, isFallen } = withPast(own, samples, line.controls, earlier, line.belief);
    const isShown = log >= Math.log(convictingOdds);
    const isOpen = mayBeHeld([{ samples, earlier, longestBytes: Number.POSITIVE_INFINITY }], line);
    const shown = isFallen ? 'fallen' : stops(own) ? 'stops' : 'slow';
    const speed = isShown && shown === 'slow' ? limitTold(own) : speedTold(samples, line.belief);
    return {
      service,
      ...kind,
      log,
      shows: isShown ? shown : isOpen || !showsItsSpeed(line) ? 'nothing' : 'fine',
      ...(speed === undefined ? {} : { speed }),
      controls: line.controls.length,
      losesMuch: losesMuch(line.belief),
      enough: isShown || !isOpen,
      samples,
    };
  });
}

/** Where no control came to its end, the line may be as fast as any. */
function showsItsSpeed({ controls }: Line): boolean {
  return controls.some(({ isUnfinished }) => !isUnfinished);
}

/** The controls of a check for samples of one kind, and what they show of its line. */
export function lineOf(kind: Kind, check: Check, beside: Beside): Line & { readonly controls: readonly SampleSeen[] } {
  const controls = samplesOf(kind, check).filter(({ of }) => isControl(of, beside));
  return { controls, belief: lineBelief(controls) };
}

function isControl({ subject }: Observation, which: Beside | 'foreign'): boolean {
  return subject.kind === 'control' && (which === 'all' || subject.class === which);
}

function servicesIn(kind: Kind, check: Check): readonly (readonly [ServiceId, readonly SampleSeen[]])[] {
  const of = new Map<ServiceId, SampleSeen[]>();
  for (const sample of samplesOf(kind, check)) {
    const { subject } = sample.of;
    if (subject.kind === 'service') of.set(subject.service, [...(of.get(subject.service) ?? []), sample]);
  }
  return [...of];
}

function samplesOf(kind: Kind, check: Check): readonly SampleSeen[] {
  return speedSamples(check).filter(
    ({ isUpload, transport = 'tcp' }) => isUpload === (kind.direction === 'up') && transport === kind.transport,
  );
}

/** Is it likelier that nothing more comes than that it comes slowly? */
function stops({ held }: Evidence): boolean {
  const stopping = held.filter((_, index) => 'stopsAfterBytes' in (limits[index] as object));
  return logSum(stopping) > logSum(held) - Math.log(2);
}
