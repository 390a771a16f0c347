import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';
import { controls } from '../src/catalogue/catalogue.ts';

/** Notes for readers of the sources, as in `without-notes.ts`. */
const notes = ['where', 'minBytes'];

/**
 * Moves the sites inside countries into a file of the package, from which a check reads them. As scripts, every
 * background and every page would load them, and a check asks only those of one country.
 */
export function domesticSitesPlugin(): Plugin {
  return {
    name: 'reachable:domestic-sites',
    enforce: 'pre',
    transform: (code, id) => (id.includes('/src/catalogue/domestic/') ? withoutSites(code) : undefined),
    generateBundle() {
      const sites = controls.filter((control) => control.class === 'domestic');
      const source = JSON.stringify(sites, (key, value) => (notes.includes(key) ? undefined : value));
      this.emitFile({ type: 'asset', fileName: 'domestic-sites.json', source });
    },
  };
}

/** TypeScript with empty lists in place of its lists of controls. */
export function withoutSites(code: string): string {
  const found: ESTree.Node[] = [];
  new Visitor({
    Property({ key, value }) {
      if (key.type === 'Identifier' && key.name === 'controls' && value.type === 'ArrayExpression') found.push(value);
    },
  }).visit(parseSync('module.ts', code).program);
  return found.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}[]${rest.slice(end)}`, code);
}
