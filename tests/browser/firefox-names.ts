import { internetAddress } from './internet-address.ts';

/**
 * The preferences of a Firefox for which all names lead to this port of this machine, and which has no traffic of its
 * own.
 */
export const firefoxNames = (port: number | undefined) => ({
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.http.speculative-parallel-limit': 0,
  'app.normandy.enabled': false,
  'services.settings.server': 'data:,',
  'browser.region.network.url': '',
  'network.dns.forceResolve': internetAddress,
  'network.socket.ip_addr_any.disabled': false,
  'network.socket.forcePort': `443=${port};80=${port};8443=${port}`,
});
