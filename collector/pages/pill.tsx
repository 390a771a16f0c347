import { createElement } from 'preact';
import { stateMarks } from '../../src/model/state-marks.ts';
import type { Mark } from './words.ts';

/** A shape and a word with the same meaning; screen readers skip the shape. */
export function Pill({ mark: { word, state } }: { readonly mark: Mark }) {
  const { tone, shape } = stateMarks[state];
  return (
    <span class="pill" data-tone={tone}>
      <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {shape.map(([element, attributes]) => createElement(element, attributes))}
      </svg>
      {word}
    </span>
  );
}
