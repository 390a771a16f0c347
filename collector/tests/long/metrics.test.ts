import { it } from 'vitest';
import { compareMetrics } from '../same-metrics.ts';

it('metrics do not depend on the contents of a thousand messages', () => compareMetrics(1000));
