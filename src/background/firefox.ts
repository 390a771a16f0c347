import { runners } from '../offscreen/runners.ts';
import { runErrandsHere } from '../platform/browser/errand.ts';
import './main.ts';

/** Firefox's background is a page: it does what Chromium's worker needs another page for. */
runErrandsHere(runners);
