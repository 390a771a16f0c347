import { afterAll } from 'vitest';
import { stopBrowsers } from './shared-stage.ts';

// Vitest runs this before each test file, but loads modules that files share only once.
afterAll(stopBrowsers);
