/**
 * Where the project is to be found. The pages, the manifest, the store texts and the mirror take their addresses from
 * here. Hosts below `.example` are placeholders: nobody can own one, and a release stops where one is left.
 */
export const project = {
  /** What the project is, for anybody. */
  home: 'https://reachable.example/',
  /** The sources. */
  source: 'https://code.example/reachable',
  /** Where a wrong verdict is reported. */
  reports: 'https://code.example/reachable/issues/new?template=wrong-verdict.yml',
  /** Packages and install steps, for where stores are blocked. */
  mirror: 'https://mirror.example/reachable/',
  /** For weaknesses and for whoever has no account at the code host. */
  contact: 'mailto:hello@reachable.example',
} as const;

/** Where the signed list of newer addresses is offered. All have the same file, and a person may type any other place. */
export const updateMirrors = {
  mirror: 'https://mirror.example/reachable/addresses.txt',
  code: 'https://files.code.example/reachable/addresses.txt',
} as const;

/**
 * The public halves of the two keys that may sign such a list, as raw points of P-256 in base64. Both are kept offline; the
 * second is for when the first is lost. Placeholders sign nothing, and a release stops where one is left.
 */
export const updateKeys: readonly [string, string] = ['first-key.example', 'second-key.example'];

/** The names of the addresses that are not there yet: those that are empty, and placeholders. */
export function placeholders(addresses: Readonly<Record<string, string>>): string[] {
  const isPlaceholder = (address: string) =>
    !/^(?:https:\/\/|mailto:)/.test(address) || hostOf(address).endsWith('.example');
  return Object.keys(addresses).filter((name) => isPlaceholder(addresses[name] ?? ''));
}

const hostOf = (address: string): string => /^(?:https:\/\/|mailto:[^@]*@)([^/:?#]*)/.exec(address)?.[1] ?? '.example';
