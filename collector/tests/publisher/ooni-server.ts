import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** OONI's aggregation API on loopback, by day and country, with the same answer for each of its tests. */
export async function startOoni(answer = recorded()) {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://ooni'));
    response.setHeader('content-type', 'application/json').end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return {
    api: `http://127.0.0.1:${address.port}`,
    asked,
    stop: () => new Promise((done) => server.close(done)),
  };
}

const recorded = () => readFileSync(join(import.meta.dirname, 'ooni-answer.json'), 'utf8');
