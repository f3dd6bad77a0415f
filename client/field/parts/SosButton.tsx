import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useField, useOpened } from '../use-field.ts';
import { HoldButton } from './HoldButton.tsx';

/** Tells command at once, as a major case where the phone is; without a position, in the first of the own grids. */
export function SosButton() {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const { outbox } = useOpened();
  const answer = useField((state) => state.answer);
  const fix = useField((state) => state.fix);
  const [isGiven, setIsGiven] = useState(false);
  const grid = answer?.grids[0];
  const at = fix ?? (grid && { lon: grid.labelPoint[0], lat: grid.labelPoint[1] });
  if (!answer || !at) return null;
  const { name, role } = answer.officer;

  async function call(): Promise<void> {
    const text = t('sos-text', { name, role: word(`role.${role}`) });
    const where = fix ? t('description-rough', { m: Math.round(fix.accuracyM ?? 0) }) : '';
    const by = fix ? where : t('description-grid', { grid: grid?.name ?? '' });
    const kept = await outbox.give([
      {
        key: crypto.randomUUID(),
        command: {
          kind: 'report',
          body: {
            kind: 'event',
            lon: at!.lon,
            lat: at!.lat,
            description: `${text}${by}`,
            source: 'patrol',
            severity: 'major',
          },
        },
      },
    ]);
    setIsGiven(kept);
  }

  return (
    <div className="sos">
      <HoldButton className="is-loud" label={t('sos')} held={() => void call()}>
        {t('sos-hint')}
      </HoldButton>
      {isGiven && <p role="status">{t('sos-sent')}</p>}
    </div>
  );
}
