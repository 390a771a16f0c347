import type { BrowserOptions } from './browser.ts';

/** The address of a script for automatic proxy configuration, with the script in it. */
export function proxyScriptUrl({ hosts, proxy }: NonNullable<BrowserOptions['proxyScript']>): string {
  const script = `function FindProxyForURL(url, host) {
    return ${JSON.stringify(hosts)}.includes(host) ? 'PROXY ${proxy}' : 'DIRECT';
  }`;
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`;
}
