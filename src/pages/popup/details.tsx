import '../shared/current/service-details.css';
import '../shared/fields.css';
import '../shared/table.css';
import '../shared/evidence/evidence.css';
import '../shared/feedback/feedback.css';
import { community } from '../community/entry.tsx';
import { ServiceDetails, type ServiceDetailsProps } from '../shared/current/service-details.tsx';

/** What opens below a row, with the styles that only it needs. */
export function Details(props: ServiceDetailsProps) {
  const { verdict } = props.row;
  return (
    <ServiceDetails {...props}>
      {verdict && community.VerdictLine && <community.VerdictLine verdict={verdict} />}
    </ServiceDetails>
  );
}
