import { useState } from 'preact/hooks';
import { unknownNetwork } from '../../../../model/network-label.ts';
import { ConfirmButton } from '../../../shared/confirm-button.tsx';
import { t } from '../../../shared/text.ts';
import { unsaved } from '../../../shared/unsaved.tsx';
import { Row } from '../row.tsx';

interface Props {
  readonly what: 'service' | 'network';
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly forget: (id: string) => Promise<void>;
}

/** Deletes all results of one messenger or one network. */
export function DeleteOne({ what, label, choices, forget }: Props) {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { id, name } = choices.find((one) => one.id === chosen) ?? choices[0] ?? { id: '', name: '' };
  return (
    <Row
      label={label}
      control={(ids) => (
        <>
          <select
            {...unsaved}
            {...ids}
            data-field={`delete-${what}`}
            value={id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {choices.map((one) => (
              <option key={one.id} value={one.id} translate={one.id === unknownNetwork}>
                {one.name}
              </option>
            ))}
          </select>
          <ConfirmButton
            action={`delete-${what}`}
            text={t('forget_part')}
            question={t('delete_part_question', { what: name })}
            explanation={t('delete_part_text')}
            confirmed={() => forget(id)}
          />
        </>
      )}
    />
  );
}
