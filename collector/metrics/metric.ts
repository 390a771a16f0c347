/** A figure for operators. */
export interface Metric {
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  readonly kind: 'counter' | 'gauge';
  readonly values: readonly MetricValue[];
}

export interface MetricValue {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

export function metricsText(metrics: readonly Metric[]): string {
  return metrics.map(metricText).join('');
}

function metricText({ name, about, kind, values }: Metric): string {
  const whole = `reachable_${name}`;
  const lines = values.map(({ labels = {}, value }) => `${whole}${labelsText(labels)} ${value}`);
  return [`# HELP ${whole} ${about}`, `# TYPE ${whole} ${kind}`, ...lines, ''].join('\n');
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, text]) => `${name}=${JSON.stringify(text)}`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
