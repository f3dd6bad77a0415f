import { useTranslation } from 'react-i18next';
import type { Headline } from '../../shared/world/headline.ts';
import { reportingOfficers } from '../../shared/world/reporting.ts';
import type { DutyCounts } from '../../shared/wire/events.ts';
import { useFormats } from './use-formats.ts';

interface FiguresProps {
  readonly figures: Headline;
  /** Null where the beat tells of another scope. */
  readonly duty: DutyCounts | null;
}

/** Headline figures, each with its denominator; a figure that is fine stays quiet. */
export function Figures({ figures, duty }: FiguresProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { gridsByState, onTime } = figures;
  return (
    <dl className="figures">
      {duty && (
        <Figure
          id="on-duty"
          name={t('figure.onDuty')}
          value={formats.count(reportingOfficers(duty))}
          unit={t('figure.onDutyOf', { planned: formats.count(duty.onDuty) })}
        />
      )}
      <Figure
        id="walked"
        name={t('figure.walked')}
        value={formats.count(figures.walkedGrids)}
        unit={t('figure.of', { total: formats.count(figures.grids) })}
      />
      <Figure
        id="empty"
        name={t('figure.empty')}
        value={formats.count(gridsByState.empty)}
        unit={t('figure.emptyOf')}
        loud={gridsByState.empty > 0 ? 'empty' : null}
      />
      <Figure
        id="completeness"
        name={t('figure.completeness')}
        value={figures.completeness === null ? '–' : formats.share(figures.completeness)}
        unit={t('figure.completenessOf')}
      />
      <Figure id="open" name={t('figure.open')} value={formats.count(figures.openCases)} unit={t('figure.openOf')} />
      <Figure
        id="late"
        name={t('figure.late')}
        value={formats.count(figures.lateCases)}
        unit={t('figure.lateOf', { total: formats.count(figures.openCases) })}
        loud={figures.lateCases > 0 ? 'overdue' : null}
      />
      <Figure
        id="on-time"
        name={t('figure.onTime')}
        value={onTime.rate === null ? '–' : formats.share(onTime.rate)}
        unit={
          onTime.rate === null
            ? t('figure.noneDue')
            : t('figure.onTimeOf', { onTime: formats.count(onTime.onTime), due: formats.count(onTime.due) })
        }
      />
    </dl>
  );
}

interface FigureProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly loud?: 'empty' | 'overdue' | null;
}

function Figure({ id, name, value, unit, loud = null }: FigureProps) {
  return (
    <div className={loud ? `figure text-${loud}` : 'figure'} data-figure={id}>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b> <span>{unit}</span>
      </dd>
    </div>
  );
}
