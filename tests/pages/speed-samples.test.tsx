// @vitest-environment happy-dom
import '../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import type { Observation, Transfer } from '../../src/model/observation.ts';
import { SpeedSamples } from '../../src/pages/shared/evidence/speed-samples.tsx';
import { useTexts } from '../../src/pages/shared/text.ts';
import { controlObservation, observationOf } from './fixtures.ts';
import { all, messages } from './open-popup.tsx';

beforeEach(() => useTexts(messages, 'en'));
afterEach(() => act(() => render(undefined, document.body)));

const photo = { kind: 'service', service: 'telegram', endpoint: 'media', function: 'media' } as const;
const came = (kbps: number): Partial<Observation> => ({
  probe: 'download',
  transfer: { direction: 'down', bytes: 114_688, end: 'enough', kbps },
});
const stopped = (end: Transfer['end']): Partial<Observation> => ({
  probe: 'first-download',
  transfer: { direction: 'down', bytes: 16_384, end },
});
const ofPhotos = (what: Partial<Observation>) => observationOf('telegram', 0, { subject: photo, ...what });
const ofControls = (what: Partial<Observation>) => ({ ...controlObservation(0), ...what });

const show = (...facts: readonly Observation[]) =>
  act(() => render(<SpeedSamples service="telegram" check={checkOf(facts)} />, document.body));
const textsOf = (side: string) =>
  all(`[data-side="${side}"]`).map((one) =>
    one.textContent.replace(/[\u00a0\u2060]/g, (mark) => (mark === '\u00a0' ? ' ' : '')),
  );
const placesOf = (side: string) => all(`[data-side="${side}"] .speed-dot`).map((dot) => dot.style.insetInlineStart);

describe('the picture of samples', () => {
  test('tells the slowest and the fastest sample of each side, and those that stopped', async () => {
    await show(ofPhotos(came(300)), ofPhotos(came(500)), ofPhotos(stopped('stalled')), ofControls(came(12_000)));
    expect(textsOf('here')).toEqual(['Photos0.3–0.5 Mb/s · 1 of 3 failed']);
    expect(textsOf('control')).toEqual(['Other sites12 Mb/s']);
  });

  test('places ten times the speed one power of ten further', async () => {
    await show(ofPhotos(came(100)), ofPhotos(came(1000)), ofControls(came(10_000)));
    expect(placesOf('here')).toEqual(['0%', '50%']);
    expect(placesOf('control')).toEqual(['100%']);
  });

  test('is left out where no speed was measured', async () => {
    await show(observationOf('telegram', 0), ofPhotos(stopped('cut')));
    expect(document.body.textContent).toBe('');
  });

  test('claims no speed for what came all at once', async () => {
    const atOnce = { probe: 'first-download', transfer: { direction: 'down', bytes: 40_960, end: 'enough' } } as const;
    await show(ofPhotos(atOnce), ofControls(came(12_000)));
    expect(document.body.textContent).toBe('');
  });

  test('does not show pages, whose servers write them meanwhile', async () => {
    await show(observationOf('telegram', 0, came(300)), ofControls(came(12_000)));
    expect(document.body.textContent).toBe('');
  });
});
