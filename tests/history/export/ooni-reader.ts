import * as v from 'valibot';

/**
 * The fields that OONI's own reader requires or knows, with the types that it converts them to (ooni/data,
 * oonidata/models: `BaseMeasurement`, `UrlGetterTestKeys`, `DNSQuery`, `HTTPTransaction`). It ignores all others.
 */

const failure = v.nullish(v.string());
const times = {
  transaction_id: v.nullish(v.pipe(v.number(), v.integer())),
  t: v.nullish(v.number()),
  t0: v.nullish(v.number()),
};
const httpBase = { body: v.nullish(v.string()), headers: v.nullish(v.record(v.string(), v.string())) };

const dnsQuery = v.object({
  hostname: v.string(),
  query_type: v.string(),
  failure,
  engine: v.nullish(v.string()),
  answers: v.nullish(v.array(v.object({ answer_type: v.string() }))),
  rcode: v.nullish(v.number()),
  resolver_address: v.nullish(v.string()),
  ...times,
});

const httpTransaction = v.object({
  failure,
  request: v.nullish(v.object({ ...httpBase, url: v.string(), method: v.nullish(v.string()) })),
  response: v.nullish(v.object({ ...httpBase, code: v.nullish(v.pipe(v.number(), v.integer())) })),
  network: v.nullish(v.string()),
  address: v.nullish(v.string()),
  ...times,
});

export const ooniReader = v.object({
  input: v.nullable(v.union([v.string(), v.array(v.string())])),
  report_id: v.string(),
  measurement_start_time: v.string(),
  test_start_time: v.string(),
  probe_asn: v.string(),
  probe_cc: v.string(),
  test_name: v.string(),
  test_version: v.string(),
  test_runtime: v.number(),
  software_name: v.string(),
  software_version: v.string(),
  test_keys: v.object({ queries: v.nullish(v.array(dnsQuery)), requests: v.nullish(v.array(httpTransaction)) }),
  probe_ip: v.nullish(v.string()),
  annotations: v.nullish(v.record(v.string(), v.string())),
  probe_network_name: v.nullish(v.string()),
  data_format_version: v.nullish(v.string()),
});
