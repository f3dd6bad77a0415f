import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidencePlace } from '../../selectors/rate-evidence.ts';
import { GradeEvidence } from './GradeEvidence.tsx';
import { ZoneHistory } from './ZoneHistory.tsx';

const SUBJECTS = ['grade', 'zone'] as const;

interface TownStandingTabProps {
  readonly town: string;
  readonly show: (place: EvidencePlace) => void;
}

/** What stands behind the grade of a town, or behind its class. */
export function TownStandingTab({ town, show }: TownStandingTabProps) {
  const { t } = useTranslation();
  const [subject, setSubject] = useState<(typeof SUBJECTS)[number]>('grade');
  return (
    <>
      <div className="segments evidence-subject" role="radiogroup" aria-label={t('evidence.subject')}>
        {SUBJECTS.map((one) => (
          <label key={one}>
            <input type="radio" name="evidence-subject" checked={one === subject} onChange={() => setSubject(one)} />
            <span>{t(`explain.${one}`)}</span>
          </label>
        ))}
      </div>
      {subject === 'grade' ? <GradeEvidence town={town} show={show} /> : <ZoneHistory town={town} />}
    </>
  );
}
