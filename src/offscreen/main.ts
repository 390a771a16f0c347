import { runErrandsOfBackground } from '../platform/browser/offscreen-page.ts';
import { runners } from './runners.ts';

runErrandsOfBackground(runners);
