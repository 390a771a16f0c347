import { Sheet, type SheetProps } from '../../shared/advice/sheet.tsx';
import { community } from '../entry.tsx';

/** What to do, with what others see where the build can ask for it. */
export function SheetWithCrowd({ failing }: SheetProps) {
  const [verdict] = failing.flatMap((row) => row.verdict ?? []);
  return (
    <Sheet failing={failing}>{verdict && community.VerdictLine && <community.VerdictLine verdict={verdict} />}</Sheet>
  );
}
