import { afterAll } from 'vitest';
import { stopBrowsers } from './shared-stage.ts';

// Vitest runs this before each test file, whereas the modules that files have in common are loaded once.
afterAll(stopBrowsers);
