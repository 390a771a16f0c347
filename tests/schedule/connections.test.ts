import { describe, expect, it } from 'vitest';
import { foreignControls } from '../../src/catalogue/controls.ts';
import { connectionsFor } from '../../src/schedule/connections.ts';
import type { Task } from '../../src/schedule/plan.ts';
import { telegram } from '../judge/sample-services.ts';

function task(probe: Extract<Task, { kind: 'endpoint' }>['probe']): Task {
  const [endpoint] = telegram.endpoints;
  if (!endpoint) throw new Error('Telegram has a page');
  return { kind: 'endpoint', service: telegram, endpoint, probe, attempt: 1 };
}

describe('the connections that a browser opens for a task', () => {
  it.each(['websocket', 'handshake'] as const)(
    'are two for a WebSocket in Firefox, and one in Chromium (%s)',
    (probe) => {
      expect([true, false].map((twoForChannels) => connectionsFor(task(probe), twoForChannels))).toEqual([2, 1]);
    },
  );

  it('are two for a WebSocket to a control in Firefox', () => {
    const [control] = foreignControls;
    if (!control) throw new Error('there is a foreign control');
    const ask = { kind: 'control', control, phase: 'during', attempt: 1 } as const;
    expect(connectionsFor({ ...ask, isChannel: true }, true)).toBe(2);
    expect(connectionsFor(ask, true)).toBe(1);
  });

  it.each(['https', 'http', 'port-80'] as const)('are one for a page in each browser (%s)', (probe) => {
    expect([true, false].map((twoForChannels) => connectionsFor(task(probe), twoForChannels))).toEqual([1, 1]);
  });
});
