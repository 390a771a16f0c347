import type { NetworkHints } from '../../measure/network-facts.ts';
import type { Service } from '../../model/service.ts';
import { cleanOwnHeaders } from '../../platform/browser/clean-headers.ts';
import { isPortalLocked, localHints } from '../../platform/browser/hints.ts';
import { closeOffscreenPageAfter } from '../../platform/browser/offscreen-page.ts';
import { listenToOwnRequests } from '../../platform/browser/request-events.ts';
import { longestRestMs } from '../../probe/websocket.ts';
import type { Plan } from '../../schedule/plan.ts';
import { readAccess } from './access.ts';
import { watchConnection } from './connection-watch.ts';
import { domesticHints } from './domestic-hints.ts';
import { openFreshFrame } from './fresh-frame.ts';
import type { Tools } from './task-context.ts';

/** What a round needs from its first request to its last. */
export interface RoundSetup {
  readonly tools: Omit<Tools, 'signal' | 'tagOf' | 'mayHaveOldConnections' | 'linger'>;
  /** What the browser reports about the connection now. */
  readonly hints: () => NetworkHints;
  /** The connection that an observation made now belongs to. */
  readonly connection: () => number;
  /** Stops the watching and listening, and restores the headers. */
  readonly tearDown: () => Promise<void>;
}

/**
 * Cleans the headers of requests, and listens to their events.
 * @param connectionBefore the connection of the round's last observation, if there is one
 */
export async function setUp(plan: Plan, connectionBefore: number): Promise<RoundSetup> {
  const freshFrame = openFreshFrame();
  const [access, restoreHeaders, portalLocked] = await Promise.all([
    readAccess(plan.services, [...plan.first, ...plan.reserve, ...plan.elsewhere, ...plan.resolvers]),
    // Without clean headers no WebSocket is opened; its path is requested as a page instead.
    cleanOwnHeaders(clientOrigins(plan.services)).catch(() => undefined),
    isPortalLocked(),
  ]);
  const events = listenToOwnRequests();
  const connection = watchConnection(connectionBefore);
  // The browser keeps 250 timing entries, and one round makes about a hundred.
  performance.clearResourceTimings();
  const { services, first, reserve, elsewhere } = plan;
  const domestic = domesticHints(services, [...first, ...reserve, ...elsewhere]);
  return {
    tools: {
      access,
      events,
      headersAreClean: restoreHeaders !== undefined,
      freshFrame,
      made: { here: new Set(), apart: new Set() },
      storedAt: new Map(),
      named: new Map(),
      seenFrom: connection.seenFrom,
    },
    hints: () => ({
      portalLocked,
      ...domestic,
      onLine: localHints().onLine,
    }),
    connection: connection.current,
    async tearDown() {
      connection.stop();
      events.close();
      await freshFrame;
      // Channels last for some seconds, also beyond the check.
      closeOffscreenPageAfter(longestRestMs);
      await restoreHeaders?.();
    },
  };
}

function clientOrigins(services: readonly Service[]): Map<string, string> {
  const endpoints = services.flatMap((service) => service.endpoints);
  return new Map(endpoints.flatMap(({ url, origin }) => (origin ? [[new URL(url).hostname, origin] as const] : [])));
}
