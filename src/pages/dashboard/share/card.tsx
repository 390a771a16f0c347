import type { SharedResult, SharedService } from '../../../history/share/shared-result.ts';
import type { Tone } from '../../../model/state-marks.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { betweenParts, connectionOf, headlineOf, nameOf, placeOf, stateOf, troubleOf } from './result-text.ts';

/** The size that messengers and social networks show without cropping. */
export const cardWidth = 1200;
export const cardHeight = 630;

const edge = 64;
const mostRows = 12;

/** The colours of the light theme. A picture has no dark mode. */
const colours: Readonly<Record<Tone, string>> = {
  works: '#0a5c8f',
  slow: '#6b5000',
  partial: '#a83200',
  down: '#a83200',
  blocked: '#45091c',
  quiet: '#4b4f55',
};

/** The result as an SVG picture. The same result always gives the same picture. It has no logos. */
export function Card({ result, rtl }: { readonly result: SharedResult; readonly rtl: boolean }) {
  const shown = result.services.slice(0, mostRows);
  const columns = shown.length > 6 ? 2 : 1;
  const perColumn = Math.ceil(shown.length / columns);
  const columnWidth = (cardWidth - 2 * edge) / columns;
  const left = result.services.length - shown.length;
  const rowHeight = Math.min(62, (left > 0 ? 318 : 340) / Math.max(1, perColumn));
  const headline = headlineOf(result);
  const about = [placeOf(result), connectionOf(result)].filter(Boolean).join(betweenParts);
  const footer = t('shared_footer');
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${cardWidth} ${cardHeight}`}
      width={cardWidth}
      height={cardHeight}
      direction={rtl ? 'rtl' : 'ltr'}
      font-family='system-ui, "Segoe UI", Roboto, "Noto Sans", "Vazirmatn", sans-serif'
      style="--mark-cut: #ffffff"
    >
      <title>{headline}</title>
      <rect width={cardWidth} height={cardHeight} fill="#ffffff" />
      <rect width={cardWidth} height="12" fill="#0a5c8f" />
      <text x={at(edge, rtl)} y="76" font-size="26" font-weight="650" fill="#0a5c8f">
        {t('appName')}
      </text>
      <text
        x={at(edge, rtl)}
        y="136"
        font-size={fitting(headline, 46, cardWidth - 2 * edge)}
        font-weight="650"
        fill="#15181c"
      >
        {headline}
      </text>
      <text x={at(edge, rtl)} y="178" font-size={fitting(about, 24, cardWidth - 2 * edge)} fill="#5a5f66">
        {about}
      </text>
      {shown.map((service, index) => (
        <Line
          key={service.service}
          service={service}
          rtl={rtl}
          start={edge + Math.floor(index / perColumn) * columnWidth}
          middle={234 + (index % perColumn) * rowHeight}
          width={columnWidth}
        />
      ))}
      {left > 0 && (
        <text x={at(edge, rtl)} y="552" font-size="22" fill="#5a5f66">
          {t('shared_more', { count: left })}
        </text>
      )}
      <rect x={edge} y="572" width={cardWidth - 2 * edge} height="1" fill="#e3e6ea" />
      <text x={at(edge, rtl)} y="606" font-size={fitting(footer, 20, cardWidth - 2 * edge)} fill="#5a5f66">
        {footer}
      </text>
    </svg>
  );
}

/** The x position at a distance from the edge where reading begins: left, or right for right-to-left texts. */
const at = (distance: number, rtl: boolean) => (rtl ? cardWidth - distance : distance);

/** The average width of a letter in most scripts, as a share of the font size. */
const letterWidth = 0.58;

/** A font size at which the text fits. Estimated and not measured, so that it does not depend on installed fonts. */
function fitting(text: string, largest: number, room: number): number {
  return Math.min(largest, Math.floor(room / (letterWidth * text.length)));
}

interface LineProps {
  readonly service: SharedService;
  readonly rtl: boolean;
  readonly start: number;
  readonly middle: number;
  readonly width: number;
}

function Line({ service, rtl, start, middle, width }: LineProps) {
  const colour = colours[toneOf(service.state)];
  const wide = width > cardWidth / 2;
  const words = wide ? 300 : 238;
  const trouble = wide ? troubleOf(service) : undefined;
  const name = nameOf(service);
  const state = stateOf(service);
  const text = trouble ? t('shared_trouble', { state, functions: trouble }) : state;
  const markAt = rtl ? cardWidth - start - 32 : start;
  return (
    <>
      <g transform={`translate(${markAt} ${middle - 16}) scale(2)`} style={`color: ${colour}; --mark: ${colour}`}>
        <StateMark state={service.state} />
      </g>
      <text
        x={at(start + 48, rtl)}
        y={middle + 9}
        font-size={fitting(name, 26, words - 76)}
        font-weight="600"
        fill="#15181c"
      >
        {name}
      </text>
      <text x={at(start + words, rtl)} y={middle + 9} font-size={fitting(text, 24, width - words - 16)} fill={colour}>
        {text}
      </text>
    </>
  );
}
