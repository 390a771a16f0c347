import { useEffect, useState } from 'preact/hooks';
import type { WrongVerdictReport } from './wrong-verdict-report.tsx';

/** Few people need the report, so the popup does without it until somebody does. */
export function LazyReport(props: Parameters<typeof WrongVerdictReport>[0]) {
  const [loaded, setLoaded] = useState<{ readonly Report: typeof WrongVerdictReport } | undefined>(undefined);
  useEffect(() => {
    void import('./wrong-verdict-report.tsx').then(({ WrongVerdictReport: Report }) => setLoaded({ Report }));
  }, []);
  return loaded && <loaded.Report {...props} />;
}
