import { t, textKey } from '../../shared/text.ts';

/** Technical terms in the evidence, which are the same in every language. */
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
