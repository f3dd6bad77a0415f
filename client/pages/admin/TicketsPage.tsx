import { useTranslation } from 'react-i18next';
import { useMay } from '../../panels/use-may.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { DeletionsTab } from './DeletionsTab.tsx';
import { TicketsTab } from './TicketsTab.tsx';
import { useFilters } from './use-filters.ts';
import { ViewsTab } from './ViewsTab.tsx';
import '../sign-in/sign-in.css';
import '../account/account.css';
import './admin.css';

/** Older tracks are asked for and decided on here; audit sees beside it who looked at whom, and what was deleted. */
export function TicketsPage() {
  const { t } = useTranslation('tickets');
  const mayAsk = useMay('track:ticket');
  const mayAudit = useMay('audit:read');
  const { at, put } = useFilters(['tab']);
  return (
    <PlainFrame title={t('title')}>
      <Tabs
        label={t('tabs')}
        open={at.tab === '' ? null : at.tab}
        onOpen={(id) => put('tab', id)}
        tabs={[
          ...(mayAsk ? [{ id: 'tickets', name: t('tab-tickets'), content: <TicketsTab /> }] : []),
          ...(mayAudit
            ? [
                { id: 'views', name: t('tab-views'), content: <ViewsTab /> },
                { id: 'deletions', name: t('tab-deletions'), content: <DeletionsTab /> },
              ]
            : []),
        ]}
      />
    </PlainFrame>
  );
}
