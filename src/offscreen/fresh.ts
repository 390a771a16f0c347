import { runJobsOfBackground } from '../platform/browser/offscreen-page.ts';
import { freshRunners } from './fresh-runners.ts';

runJobsOfBackground(freshRunners);
