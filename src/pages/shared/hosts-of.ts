/** Match patterns name one host once for each scheme; people count hosts. */
export function hostsOf(patterns: readonly string[]): string[] {
  return [...new Set(patterns.map((pattern) => pattern.replace(/^\w+:\/\/(.*)\/\*$/, '$1')))].sort();
}
