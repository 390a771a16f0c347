import { controls, services } from '../../src/catalogue/catalogue.ts';
import { type Internet, startInternet } from './internet.ts';

/**
 * An internet, and the port of each name in the catalogue: Chromium opens one WebSocket at a time to an address and
 * port.
 */
export interface CatalogueInternet {
  readonly internet: Internet;
  readonly ports: ReadonlyMap<string, number>;
}

export async function startCatalogueInternet(): Promise<CatalogueInternet> {
  const urls = [...services.flatMap(({ endpoints }) => endpoints), ...controls].map(({ url }) => new URL(url).hostname);
  const names = [...new Set(urls)];
  // The first port is for every other name.
  const internet = await startInternet({ ports: [0, ...names.map(() => 0)] });
  return { internet, ports: new Map(names.map((name, index) => [name, internet.ports[index + 1] ?? 0])) };
}
