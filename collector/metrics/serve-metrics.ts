import { ownVersion } from '../own-version.ts';
import { createServer } from '../server.ts';
import { port as portForm } from '../setting-forms.ts';
import { startWriteClock } from '../write-clock.ts';
import { type Metric, metricsText, metricsType } from './metric.ts';

/** The settings of every program that has metrics. */
export const metricsVariables = {
  METRICS_PORT: {
    about: 'The port for /metrics, in the text format of Prometheus. Not set: no metrics.',
    form: portForm,
  },
  METRICS_HOST: { about: 'The address for it. Nobody but the operator should reach it.', fallback: '127.0.0.1' },
};

export interface MetricsSettings {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly read: () => Promise<readonly Metric[]>;
}

/** A program with metrics. */
interface Watched {
  metrics(): readonly Metric[] | Promise<readonly Metric[]>;
  close(): Promise<void>;
}

/** Serves a program's metrics if its operator wants them. Both close together. */
export async function withMetrics(
  {
    METRICS_HOST: host,
    METRICS_PORT: port,
  }: { readonly METRICS_HOST: string; readonly METRICS_PORT: number | undefined },
  { metrics, close }: Watched,
): Promise<{ close(): Promise<void> }> {
  if (port === undefined) return { close };
  const served = await serveMetrics({ host, port, read: async () => metrics() });
  return {
    async close() {
      await served.close();
      await close();
    },
  };
}

const maxConnections = 16;

/**
 * Serves figures that are renewed every five minutes: whoever stores them learns no finer time of a message than a
 * gateway's disk shows.
 */
export async function serveMetrics({ host, port, read }: MetricsSettings) {
  const server = createServer({ bodyBytes: 1, connections: maxConnections });
  let text = '';
  async function renew() {
    text = metricsText([...processMetrics(process.memoryUsage.rss()), ...(await read())]);
  }
  await renew();
  server.get('/metrics', async (_request, reply) => reply.type(metricsType).send(text));
  const clock = startWriteClock(renew, Date.now);
  const address = await server.listen({ host, port });
  return {
    address,
    /** Reads the figures before their time. */
    renew,
    async close() {
      clock.stop();
      await server.close();
    },
  };
}

/** Memory grows with what is counted, so only whole steps are shown. */
const memoryStep = 64 * 1024 * 1024;

export function processMetrics(memoryBytes: number): readonly Metric[] {
  return [
    {
      name: 'build_info',
      about: 'The version of the program.',
      kind: 'gauge',
      values: [{ labels: { version: ownVersion }, value: 1 }],
    },
    {
      name: 'memory_bytes',
      about: 'Memory of the process, rounded up to 64 MiB.',
      kind: 'gauge',
      values: [{ value: Math.ceil(memoryBytes / memoryStep) * memoryStep }],
    },
  ];
}
