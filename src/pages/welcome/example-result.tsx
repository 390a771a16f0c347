import { ControlLine } from '../shared/current/control-line.tsx';
import { headlineOf } from '../shared/current/headline.ts';
import { rowsOf } from '../shared/current/rows.ts';
import { StatePill } from '../shared/current/state-pill.tsx';
import { LetterTile } from '../shared/letter-tile.tsx';
import { StateMark } from '../shared/state-mark.tsx';
import { t } from '../shared/text.ts';
import { toneOf } from '../shared/tone.ts';
import { exampleView } from './example-view.ts';

/** A result as the popup shows it, in the language of the page. */
export function ExampleResult() {
  const now = Date.now();
  const view = exampleView(now);
  const rows = rowsOf(view, now);
  const { lines, works } = headlineOf(view, rows, now);
  return (
    <figure class="example">
      <figcaption class="quiet">{t('welcome_example')}</figcaption>
      <div class="example-card">
        <div class="headline">
          {lines.map(({ text, state, aside }) => (
            <p key={text} class="headline-line" data-tone={toneOf(state)}>
              {state && <StateMark state={state} />}
              <strong>{text}</strong>
              {aside && <small>{aside}</small>}
            </p>
          ))}
          {works && (
            <p class="headline-works" data-tone="works">
              <StateMark state="works" />
              {works}
            </p>
          )}
        </div>
        <ControlLine view={view} now={now} />
        <ul>
          {rows.map((row) => (
            <li key={row.service.id} data-tone={toneOf(row.state)}>
              <LetterTile name={row.service.name} />
              <bdi>{row.service.name}</bdi>
              <StatePill row={row} />
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}
