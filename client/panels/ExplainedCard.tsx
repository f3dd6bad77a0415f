import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Explained, ScorePart } from '../../shared/explain/explained.ts';
import { policySourcePath, valueSource } from '../selectors/explained-sources.ts';
import { useView } from '../stores/use-stores.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { ExplainedSheet } from './ExplainedSheet.tsx';
import { Section } from './Section.tsx';
import { hundredths, useExplained } from './use-explained.ts';
import { useFormats } from './use-formats.ts';
import './explained-card.css';

interface ExplainedCardProps {
  readonly title: string;
  readonly mark: ReactNode;
  readonly explained: Explained<string> | null;
}

/**
 * A class or grade with the score, each part behind it with its clause, what would change it, and what of it is assumed or
 * simulated. A part leads to its rule on the policy page; the whole can be printed.
 */
export function ExplainedCard({ title, mark, explained }: ExplainedCardProps) {
  const { t } = useTranslation();
  const texts = useExplained();
  const [printing, setPrinting] = useState(false);
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
        <span>{t('explain.score', { score: hundredths(explained.score) })}</span>
        {explained.basis !== 'clause' && <BasisMark basis={explained.basis} />}
        <button type="button" className="link explained-print" onClick={() => setPrinting(true)}>
          {t('explain.print')}
        </button>
      </p>
      <ul className="explained-next" aria-label={t('explain.next')}>
        {texts.next(explained).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
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
            <PartRow key={part.id} part={part} explained={explained} />
          ))}
        </tbody>
      </table>
      <Sources explained={explained} />
      {printing && <ExplainedSheet title={title} explained={explained} done={() => setPrinting(false)} />}
    </Section>
  );
}

function PartRow({ part, explained }: { readonly part: ScorePart; readonly explained: Explained<string> }) {
  const language = useView((view) => view.language);
  const formats = useFormats();
  const texts = useExplained();
  const path = texts.partPath(part, explained);
  const ratio = texts.ratio(part);
  const name = part.label[language];
  return (
    <tr>
      <th scope="row">
        {path === null ? (
          name
        ) : (
          <Link className="link" to={path} title={part.clause}>
            {name}
          </Link>
        )}{' '}
        {part.basis !== 'clause' && part.basis !== 'source' && <BasisMark basis={part.basis} />}
      </th>
      <td>
        {texts.raw(part)}
        {ratio !== null && <small className="part-ratio">{ratio}</small>}
      </td>
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

/** Every provision that went in, each leading to its place on the policy page. */
function Sources({ explained }: { readonly explained: Explained<string> }) {
  const { t } = useTranslation();
  const { clause, sources } = explained;
  const own = valueSource(explained, sources);
  return (
    <details className="explained-sources">
      <summary>
        {t('explain.clause', { clause })} · {t('explain.sources', { count: sources.length })}
      </summary>
      <ul>
        {sources.map((source) => (
          <li key={`${source.pack} ${source.key}`}>
            <Link className="link" to={policySourcePath(source)} aria-current={source === own || undefined}>
              {source.clause}
            </Link>{' '}
            <small>
              {source.key} · {t('explain.version', { version: source.version })}
            </small>{' '}
            {source.basis === 'assumed' && <BasisMark basis="assumed" />}
          </li>
        ))}
      </ul>
    </details>
  );
}
