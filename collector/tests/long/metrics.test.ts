import { it } from 'vitest';
import { compareMetrics } from '../same-metrics.ts';

it('metrics are the same whatever was in a thousand messages', () => compareMetrics(1000));
