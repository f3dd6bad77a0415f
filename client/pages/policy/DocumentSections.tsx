import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PolicyDetail } from '../../../shared/http/endpoints/policies.ts';
import { isWithin, ruleTellers, sectionItems, trailTo, type SectionItems } from '../../selectors/policy-outline.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { ParameterCard } from './ParameterCard.tsx';
import { usePolicyPage } from './policy-context.ts';
import { useWords } from './use-words.ts';

interface DocumentSectionsProps {
  readonly detail: PolicyDetail;
  /** A place of the document, or null for all of it. */
  readonly section: string | null;
  readonly chosenKey: string | null;
}

/** The parameters of a document or of one place in it, under their headings, with the conflicts that touch them. */
export function DocumentSections({ detail, section, chosenKey }: DocumentSectionsProps) {
  const { t } = useTranslation('policy');
  const groups = useMemo(() => sectionItems(detail, section), [detail, section]);
  const tellers = useMemo(() => ruleTellers(groups), [groups]);
  const conflicts = detail.conflicts.filter(({ statements }) =>
    statements.some(({ pack, clause }) => pack === detail.id && (section === null || isWithin(clause, section))),
  );
  return (
    <>
      {conflicts.length > 0 && (
        <section className="conflicts" aria-label={t('conflicts.title')}>
          <h3>{t('conflicts.here', { count: conflicts.length })}</h3>
          {conflicts.map((conflict) => (
            <ConflictCard key={conflict.id} conflict={conflict} />
          ))}
        </section>
      )}
      {groups.length === 0 && <NothingHere detail={detail} />}
      {groups.map((group) => (
        <SectionGroup
          key={group.section?.ref ?? ''}
          group={group}
          detail={detail}
          chosenKey={chosenKey}
          tellers={tellers}
        />
      ))}
    </>
  );
}

interface SectionGroupProps {
  readonly group: SectionItems;
  readonly detail: PolicyDetail;
  readonly chosenKey: string | null;
  readonly tellers: ReadonlyMap<string, string>;
}

function SectionGroup({ group: { section, items }, detail, chosenKey, tellers }: SectionGroupProps) {
  const { t } = useTranslation('policy');
  const words = useWords();
  const trail = section ? trailTo(section.ref, detail.outline).slice(0, -1) : [];
  return (
    <section className="document-section">
      <h3>
        {trail.length > 0 && <small>{trail.map(({ title }) => words.label(title)).join(' › ')}</small>}
        {section ? `${section.ref} ${words.label(section.title)}` : t('noSection')}
      </h3>
      {!section && <p className="section-text">{t('noSectionText')}</p>}
      {items.map((item) => (
        <ParameterCard key={item.key} detail={detail} item={item} chosen={item.key === chosenKey} tellers={tellers} />
      ))}
    </section>
  );
}

function NothingHere({ detail }: { readonly detail: PolicyDetail }) {
  const { t } = useTranslation('policy');
  const { to } = usePolicyPage();
  return (
    <EmptyNote>
      <b>{t('emptySection.title')}</b>
      <span>{t('emptySection.text')}</span>
      <Link className="link" to={to({ pack: detail.id })}>
        {t('emptySection.whole')}
      </Link>
    </EmptyNote>
  );
}
