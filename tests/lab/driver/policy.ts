import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Writes an administrator's policy that keeps every extension out of these hosts. It applies in one namespace only: "ip
 * netns exec" mounts the files of /etc/netns/NAME over /etc.
 */
export function keepExtensionsOut(namespace: string, hosts: readonly string[]): void {
  const folder = `/etc/netns/${namespace}/chromium/policies/managed`;
  const policy = { ExtensionSettings: { '*': { runtime_blocked_hosts: hosts.map((host) => `*://${host}`) } } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/lab.json`, JSON.stringify(policy));
}
