import { useTranslation } from 'react-i18next';
import type { Alert } from '../../shared/world/change.ts';
import type { Selection } from '../stores/view.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { RowList } from './RowList.tsx';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';
import { useNames } from './use-names.ts';

const ORDER = ['severe', 'warning', 'info'];

/** Open alerts, the severe ones first, then the newest. */
export function AlertRows({ alerts }: { readonly alerts: readonly Alert[] }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const { nowMs } = useMoment();
  if (alerts.length === 0) return <EmptyNote>{t('list.noAlerts')}</EmptyNote>;
  const sorted = [...alerts].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.sinceMs - a.sinceMs,
  );
  const rows = sorted.map((alert) => {
    const to = subjectOf(alert);
    return {
      key: alert.id,
      to,
      loud: alert.severity === 'severe',
      mark: <i className={`alert-mark alert-${alert.severity}`} title={word(`alertSeverity.${alert.severity}`)} />,
      title: word(`alert.${alert.kind}`),
      detail: [names.town(alert.town), to.kind === 'town' ? null : names.of(to)].filter(Boolean).join(' · '),
      end: (
        <>
          <span>{word(`alertSeverity.${alert.severity}`)}</span>
          <small>{t('list.since', { time: formats.moment(alert.sinceMs, nowMs) })}</small>
        </>
      ),
    };
  });
  return <RowList label={t('tab.alerts')} rows={rows} />;
}

function subjectOf(alert: Alert): Selection {
  if (alert.case !== null) return { kind: 'case', id: alert.case };
  if (alert.officer !== null) return { kind: 'officer', id: alert.officer };
  if (alert.grid !== null) return { kind: 'grid', code: alert.grid };
  return { kind: 'town', code: alert.town };
}
