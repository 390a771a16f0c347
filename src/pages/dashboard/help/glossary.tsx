import { t, textKey } from '../../shared/text.ts';

/** Words of experts that stand in the evidence, by the names that experts use in every language. */
const words = ['DNS', 'IP', 'TCP', 'TLS', 'HTTP', 'WebSocket', 'UDP', 'STUN-TURN', 'VPN'] as const;

export function Glossary() {
  return (
    <dl class="explained">
      {words.map((word) => (
        <div key={word}>
          <dt>
            <bdi dir="ltr">{word.replace('-', ', ')}</bdi>
          </dt>
          <dd>{t(textKey('glossary', word))}</dd>
        </div>
      ))}
    </dl>
  );
}
