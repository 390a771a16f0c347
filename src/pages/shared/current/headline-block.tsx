import { StateMark, toneOf } from '../state-mark.tsx';
import type { Headline } from './headline.ts';

interface Props {
  readonly headline: Headline;
}

/** The sentence with which the popup and the overview begin, and below it what works. */
export function HeadlineBlock({ headline }: Props) {
  const { lines, calls } = headline;
  return (
    <div class="headline">
      <h1>
        {lines.map(({ text, state, aside }) => (
          <span key={text} class="headline-line" data-tone={toneOf(state)}>
            {state && <StateMark state={state} />}
            <span class="headline-text">{text}</span>
            {aside && <small>{aside}</small>}
          </span>
        ))}
      </h1>
      {calls && <p class="headline-calls quiet">{calls}</p>}
      <HeadlineWorks headline={headline} />
    </div>
  );
}

/** "Write or call on Signal and Messenger" */
export function HeadlineWorks({ headline: { works } }: Props) {
  return (
    works !== undefined && (
      <p class="headline-works" data-tone="works">
        <StateMark state="works" />
        {works}
      </p>
    )
  );
}
