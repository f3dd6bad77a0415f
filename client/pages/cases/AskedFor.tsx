import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { useActorNames } from '../../panels/use-actor-names.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';

/** What waits for a decision: who asked, why and until when, and who has agreed so far. Nothing where nothing waits. */
export function AskedFor({ detail: { pending, timeline } }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const nameOf = useActorNames();
  const nowMs = useServerNow(60_000);
  const asked = timeline.findLast(({ action, outcome }) => action === pending && outcome === null);
  if (pending === null || !asked) return null;
  const agreed = timeline.filter(({ seq, outcome }) => seq > asked.seq && outcome === 'approved');
  const { deadlineMs } = asked.extra;
  return (
    <section className="asked-for">
      <b>{t('asked-by', { name: nameOf(asked.actor), what: t(`do.${pending}`) })}</b>{' '}
      {formats.moment(asked.atMs, nowMs)}
      {deadlineMs !== undefined && ` · ${t('asked-until', { time: formats.moment(deadlineMs, nowMs) })}`}
      <q>{asked.note}</q>
      {agreed.length > 0 && (
        <small>{t('agreed-by', { names: agreed.map(({ actor }) => nameOf(actor)).join('、') })}</small>
      )}
    </section>
  );
}
