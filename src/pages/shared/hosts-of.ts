/** The distinct hosts of match patterns, which name a host once for each scheme. */
export function hostsOf(patterns: readonly string[]): string[] {
  return [...new Set(patterns.map((pattern) => pattern.replace(/^\w+:\/\/(.*)\/\*$/, '$1')))].sort();
}
