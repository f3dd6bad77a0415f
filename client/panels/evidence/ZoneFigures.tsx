import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explained, ScorePart } from '../../../shared/explain/explained.ts';
import type { Town } from '../../../shared/model/area.ts';
import type { Figure } from '../../../shared/model/basis.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { useExplained } from '../use-explained.ts';
import { useFormats } from '../use-formats.ts';
import { useNames } from '../use-names.ts';

interface ZoneFiguresProps {
  readonly zone: Explained<string>;
  readonly town: Pick<Town, 'residents' | 'builtUpAreaM2' | 'mainAreaShare'>;
}

/** The three figures of a class, each with where it comes from and how it became points. */
export function ZoneFigures({ zone, town }: ZoneFiguresProps) {
  const [open, setOpen] = useState<string | null>(null);
  const figures: Readonly<Record<string, Figure | null>> = {
    residents: town.residents,
    builtUpArea: town.builtUpAreaM2,
    mainAreaShare: town.mainAreaShare,
  };
  return (
    <ul className="evidence-parts">
      {zone.parts.map((part) => (
        <FigureRow
          key={part.id}
          part={part}
          figure={figures[part.id] ?? null}
          isOpen={open === part.id}
          toggle={() => setOpen(open === part.id ? null : part.id)}
        />
      ))}
    </ul>
  );
}

interface FigureRowProps {
  readonly part: ScorePart;
  readonly figure: Figure | null;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

function FigureRow({ part, figure, isOpen, toggle }: FigureRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNames();
  const texts = useExplained();
  const id = useId();
  const steps = {
    normalised: formats.points(part.normalised),
    weight: formats.points(part.weight),
    points: part.contribution.toFixed(2),
  };
  return (
    <li>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        <span>{names.label(part.label)}</span>
        <small>{part.basis !== 'clause' && part.basis !== 'source' && <BasisMark basis={part.basis} />}</small>
        <b>{texts.raw(part)}</b>
      </button>
      <div id={id} className="evidence-detail" hidden={!isOpen}>
        <p>{t('evidence.working', steps)}</p>
        {figure && figure.value === part.raw ? (
          <p className="clause">{t('evidence.source', { source: figure.source })}</p>
        ) : (
          <p className="clause">{t('evidence.otherFigure')}</p>
        )}
        <p className="clause">{t('explain.clause', { clause: part.clause })}</p>
      </div>
    </li>
  );
}
