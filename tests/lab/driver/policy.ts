import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * An administrator's policy that keeps every extension away from these hosts. It holds in one namespace alone:
 * "ip netns exec" lays what is in /etc/netns/NAME over /etc.
 */
export function keepExtensionsOut(namespace: string, hosts: readonly string[]): void {
  const folder = `/etc/netns/${namespace}/chromium/policies/managed`;
  const policy = { ExtensionSettings: { '*': { runtime_blocked_hosts: hosts.map((host) => `*://${host}`) } } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/lab.json`, JSON.stringify(policy));
}
