import { runErrandsOfBackground } from '../platform/browser/offscreen-page.ts';
import { freshRunners } from './fresh-runners.ts';

runErrandsOfBackground(freshRunners);
