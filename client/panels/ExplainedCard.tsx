import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Explained, ScorePart } from '../../shared/world/change.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { useFormats } from './use-formats.ts';
import { Section } from './Section.tsx';

interface ExplainedCardProps {
  readonly title: string;
  readonly mark: ReactNode;
  readonly explained: Explained<string> | null;
}

/** A class or grade with the score, each part behind it, the clause, and what of it is assumed or simulated. */
export function ExplainedCard({ title, mark, explained }: ExplainedCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!explained)
    return (
      <Section title={title}>
        <p className="muted">{t('explain.none')}</p>
      </Section>
    );
  return (
    <Section title={title} aside={explained.period ? t('explain.period', { period: explained.period }) : undefined}>
      <p className="explained-head">
        {mark}
        <span>{t('explain.score', { score: formats.points(explained.score) })}</span>
        {explained.basis !== 'clause' && <BasisMark basis={explained.basis} />}
      </p>
      <table className="parts" aria-label={t('explain.table')}>
        <thead>
          <tr>
            <th scope="col">{t('explain.part')}</th>
            <th scope="col">{t('explain.raw')}</th>
            <th scope="col">{t('explain.weight')}</th>
            <th scope="col">{t('explain.points')}</th>
          </tr>
        </thead>
        <tbody>
          {explained.parts.map((part) => (
            <PartRow key={part.id} part={part} />
          ))}
        </tbody>
      </table>
      <p className="clause">{t('explain.clause', { clause: explained.clause })}</p>
    </Section>
  );
}

function PartRow({ part }: { readonly part: ScorePart }) {
  const { t, i18n } = useTranslation('words');
  const formats = useFormats();
  const raw = {
    value: formats.count(part.raw),
    area: formats.km2(part.raw),
    share: formats.share(part.raw),
  };
  const known = i18n.exists(`part.${part.id}`, { ns: 'words' });
  return (
    <tr>
      <th scope="row">
        {known ? t(`part.${part.id as 'residents'}`) : part.id}{' '}
        {part.basis !== 'clause' && part.basis !== 'source' && <BasisMark basis={part.basis} />}
      </th>
      <td>{known ? t(`partRaw.${part.id as 'residents'}`, raw) : formats.points(part.raw)}</td>
      <td>{formats.points(part.weight)}</td>
      <td>
        <b>{formats.points(part.contribution)}</b>
        <i className="part-bar">
          <i style={{ width: `${Math.min(100, Math.max(0, part.normalised))}%` }} />
        </i>
      </td>
    </tr>
  );
}
