// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { readPage } from '../../scripts/read-page.ts';

it('a page is read only by its marks', () => {
  Object.assign(document.documentElement.dataset, { round: 'idle', network: 'online', checkedAt: '1795000000000' });
  document.body.innerHTML = `
    <ul>
      <li data-service="signal" data-state="blocked" data-cause="dns" data-manner="nxdomain" data-confidence="likely">
        Signal <b data-function="web" data-state="blocked" data-cause="dns">Web</b>
        <b data-function="calls" data-state="untestable">Calls</b>
      </li>
      <li data-service="viber" data-state="works" data-confidence="confident">
        Viber <b data-function="media" data-state="works" data-left-out="images files">Photos</b>
      </li>
    </ul>`;
  expect(readPage()).toEqual({
    checkedAt: 1_795_000_000_000,
    network: 'online',
    services: [
      {
        service: 'signal',
        state: 'blocked',
        cause: 'dns',
        manner: 'nxdomain',
        confidence: 'likely',
        functions: [
          { function: 'web', state: 'blocked', cause: 'dns' },
          { function: 'calls', state: 'untestable' },
        ],
      },
      {
        service: 'viber',
        state: 'works',
        confidence: 'confident',
        functions: [{ function: 'media', state: 'works', leftOut: ['images', 'files'] }],
      },
    ],
  });
});
