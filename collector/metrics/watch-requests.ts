import type { FastifyInstance } from 'fastify';
import type { Metric } from './metric.ts';

/** Counts the requests to a server by path and status, which everybody on the line can see. */
export function watchRequests(server: FastifyInstance): () => Metric[] {
  const answers = new Map<string, number>();
  let open = 0;
  server.addHook('onRequest', async (_request, { raw }) => {
    open += 1;
    raw.once('close', () => {
      open -= 1;
    });
  });
  server.addHook('onResponse', async ({ routeOptions: { url = 'none' } }, { statusCode }) => {
    const key = `${url} ${statusCode}`;
    answers.set(key, (answers.get(key) ?? 0) + 1);
  });
  return () => [
    {
      name: 'answers_total',
      about: 'Answers since the start, by path and status.',
      kind: 'counter',
      values: [...answers].sort().map(([key, value]) => {
        const [path = '', status = ''] = key.split(' ');
        return { labels: { path, status }, value };
      }),
    },
    { name: 'requests_open', about: 'Requests that wait for their answer.', kind: 'gauge', values: [{ value: open }] },
  ];
}
