import { runJobsOfBackground } from '../platform/browser/offscreen-page.ts';
import { runners } from './runners.ts';

runJobsOfBackground(runners);
