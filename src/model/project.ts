/**
 * The addresses of the project, for the pages, the manifest, the store texts and the mirror. Hosts below `.example` are
 * placeholders: nobody can own one, and a release stops if one is left.
 */
export const project = {
  /** What the project is, for everybody. */
  home: 'https://reachable.example/',
  /** The sources. */
  source: 'https://code.example/reachable',
  /** For reports of wrong verdicts. */
  reports: 'https://code.example/reachable/issues/new?template=wrong-verdict.yml',
  /** Packages and install steps, for where stores are blocked. */
  mirror: 'https://mirror.example/reachable/',
  /** For vulnerabilities, and for people without an account at the code host. */
  contact: 'mailto:hello@reachable.example',
} as const;

/**
 * Where the signed list of newer addresses is offered. All have the same file, and a person may type any other address.
 */
export const updateMirrors = {
  mirror: 'https://mirror.example/reachable/addresses.txt',
  code: 'https://files.code.example/reachable/addresses.txt',
} as const;

/**
 * The two public keys that may sign such a list, as raw points of P-256 in base64. Both private keys are kept offline;
 * the second is for when the first is lost. Placeholders sign nothing, and a release stops if one is left.
 */
export const updateKeys: readonly [string, string] = ['first-key.example', 'second-key.example'];

/** The names of the addresses that are still empty or placeholders. */
export function placeholders(addresses: Readonly<Record<string, string>>): string[] {
  const isPlaceholder = (address: string) =>
    !/^(?:https:\/\/|mailto:)/.test(address) || hostOf(address).endsWith('.example');
  return Object.keys(addresses).filter((name) => isPlaceholder(addresses[name] ?? ''));
}

const hostOf = (address: string): string => /^(?:https:\/\/|mailto:[^@]*@)([^/:?#]*)/.exec(address)?.[1] ?? '.example';
