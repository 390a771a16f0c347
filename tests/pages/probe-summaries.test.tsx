// @vitest-environment happy-dom
import '../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProbeSummaries } from '../../src/pages/shared/evidence/probe-summaries.tsx';
import { useTexts } from '../../src/pages/shared/text.ts';
import { controlObservation, observationOf } from './fixtures.ts';
import { all, find, messages } from './open-popup.tsx';

beforeEach(() => useTexts(messages, 'en'));
afterEach(() => act(() => render(undefined, document.body)));

const timedOut = observationOf('telegram', 0, { outcome: { kind: 'failed', failure: 'generic_timeout_error' } });
const misled = observationOf('telegram', 0, {
  probe: 'dns',
  host: timedOut.host,
  outcome: { kind: 'resolved', exists: true, addressKinds: ['private'] },
});

const show = (...facts: Parameters<typeof ProbeSummaries>[0]['facts']) =>
  act(() => render(<ProbeSummaries service="telegram" facts={facts} />, document.body));

describe('what the instruments said', () => {
  test('stands in sentences that can be quoted, with what the comparison sites did', async () => {
    await show(timedOut, misled, controlObservation(0));
    expect(all('.probe-summaries > li').map((li) => (li.querySelector('summary') ?? li).textContent)).toEqual([
      `Requests to ${timedOut.host}: 1\u00a0of\u00a01 failed (no answer in time).`,
      `Your DNS server sent ${timedOut.host} to an address that no public server can have.`,
      'Tries at comparison sites in the same check: 1\u00a0of\u00a01 got an answer.',
    ]);
  });

  test('opens its raw form', async () => {
    await show(timedOut, misled);
    expect(find('[data-says="own-lookup-misled"] pre').textContent).toBe(JSON.stringify(misled));
  });

  test('is left out where nothing is in doubt', async () => {
    await show(observationOf('telegram', 0), controlObservation(0));
    expect(document.body.textContent).toBe('');
  });
});
