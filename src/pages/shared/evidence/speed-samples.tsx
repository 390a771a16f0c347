import type { Check } from '../../../measure/check/check.ts';
import { type SampleSpeeds, speedsBeside } from '../../../measure/transfers/sample-speeds.ts';
import type { ServiceId } from '../../../model/service.ts';
import { speed, speedRange } from '../format.ts';
import { t, textKey } from '../text.ts';

interface Props {
  readonly service: ServiceId;
  readonly check: Check;
}

/** Each sample of a speed as a dot on a line, beside those of the other sites in the same check. */
export function SpeedSamples({ service, check }: Props) {
  const directions = speedsBeside(service, check);
  const scale = scaleOf(directions.flatMap(({ here, control }) => [...here.kbps, ...control.kbps]));
  if (!scale) return undefined;
  return (
    <figure class="speed-samples">
      <figcaption class="quiet">{t('speed_title')}</figcaption>
      {directions.map(({ function: id, here, control }) => (
        <dl key={id} data-function={id}>
          <Side name={t(textKey('function', id))} samples={here} scale={scale} side="here" />
          <Side name={t('evidence_control')} samples={control} scale={scale} side="control" />
        </dl>
      ))}
      <p class="speed-ends quiet" aria-hidden="true">
        <span>{speed(scale.from)}</span>
        <span>{speed(scale.to)}</span>
      </p>
    </figure>
  );
}

interface SideProps {
  readonly name: string;
  readonly samples: SampleSpeeds;
  readonly scale: Scale;
  readonly side: 'here' | 'control';
}

function Side({ name, samples: { kbps, stopped, tries }, scale, side }: SideProps) {
  if (kbps.length + stopped === 0) return undefined;
  return (
    <div data-side={side}>
      <dt>{name}</dt>
      <dd>
        {[
          ...(kbps.length > 0 ? [speedRange(kbps[0] as number, kbps.at(-1) as number)] : []),
          ...(stopped > 0 ? [t('result_failed', { failed: stopped, tries })] : []),
        ].join(' · ')}
        <span class="speed-track" aria-hidden="true">
          {scale.marks.map((mark) => (
            <i key={mark} class="speed-mark" style={{ insetInlineStart: scale.at(mark) }} />
          ))}
          {kbps.map((one, index) => (
            <i key={index} class="speed-dot" style={{ insetInlineStart: scale.at(one) }} />
          ))}
        </span>
      </dd>
    </div>
  );
}

/** A logarithmic scale between two powers of ten, kbit/s. */
interface Scale {
  readonly from: number;
  readonly to: number;
  /** The powers of ten from one end to the other. */
  readonly marks: readonly number[];
  /** The place of a speed from its slow end. */
  readonly at: (kbps: number) => string;
}

function scaleOf(speeds: readonly number[]): Scale | undefined {
  const logs = speeds.filter((kbps) => kbps > 0).map(Math.log10);
  if (logs.length === 0) return undefined;
  const low = Math.floor(Math.min(...logs));
  const high = Math.max(Math.ceil(Math.max(...logs)), low + 1);
  const marks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return {
    from: 10 ** low,
    to: 10 ** high,
    marks,
    at: (kbps) => `${(100 * (Math.log10(Math.max(kbps, 10 ** low)) - low)) / (high - low)}%`,
  };
}
