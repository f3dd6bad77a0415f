import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { suggestForCase } from '../../../shared/http/endpoints/suggestions.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useMay } from '../../panels/use-may.ts';

/** Who has the check of a case on the phone now (DSP-11): the nearest information supervisor of its grid. */
export function CheckOffer({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const isDesk = useMay('case:desk', { town: detail.town });
  const isWaiting = detail.waits.includes('check');
  const path = `/api/v1/cases/${encodeURIComponent(detail.id)}/suggestions?act=check`;
  const { value } = useAnswer<AnswerOf<typeof suggestForCase>>(isDesk && isWaiting ? path : null);
  if (!value || !isWaiting) return null;
  const nearest = value.suggestions.find(
    ({ role, responsibility }) => role === 'information' && responsibility === 'grid',
  );
  return (
    <p className="field-hint">
      {nearest ? t('check-offered', { name: nearest.name, count: nearest.etaMinutes ?? 0 }) : t('check-offered-nobody')}
    </p>
  );
}
