import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Headline } from '../../../shared/world/headline.ts';
import type { TrendSample } from '../../../shared/http/district.ts';
import { reportingOfficers } from '../../../shared/world/reporting.ts';
import type { DutyCounts } from '../../../shared/wire/events.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { sparkValues } from '../../selectors/wall.ts';
import { Spark } from './Spark.tsx';

interface HeadlinesProps {
  readonly headline: Headline;
  readonly duty: DutyCounts | null;
  readonly trend: readonly TrendSample[];
  readonly nowMs: number;
}

/** Six figures, each with its denominator and a spark line of 24 hours. A figure that is not fine is loud. */
export function Headlines({ headline, duty, trend, nowMs }: HeadlinesProps) {
  const { t } = useTranslation('wall');
  const formats = useFormats();
  const spark = (figure: (sample: TrendSample) => number | null, colour: string) => (
    <Spark values={sparkValues(trend, figure, nowMs)} nowMs={nowMs} colour={colour} />
  );
  const rate = headline.onTime.rate;
  return (
    <div className="wall-headlines">
      <Figure
        name={t('headline.onDuty')}
        value={duty ? formats.count(reportingOfficers(duty)) : '–'}
        unit={t('headline.onDutyUnit', { planned: duty ? formats.count(duty.onDuty) : '–' })}
      >
        {spark((sample) => sample.onDuty, 'var(--wall-accent)')}
      </Figure>
      <Figure
        name={t('headline.walked')}
        value={formats.count(headline.walkedGrids)}
        unit={t('headline.walkedUnit', { total: formats.count(headline.grids) })}
      >
        {spark((sample) => sample.walkedGrids, 'var(--wall-covered)')}
      </Figure>
      <Figure
        name={t('headline.empty')}
        value={formats.count(headline.gridsByState.empty)}
        unit={t('headline.emptyUnit')}
        loud={headline.gridsByState.empty > 0 ? 'empty' : null}
      >
        {spark((sample) => sample.emptyGrids, 'var(--wall-empty)')}
      </Figure>
      <Figure name={t('headline.open')} value={formats.count(headline.openCases)} unit={t('headline.openUnit')}>
        {spark((sample) => sample.openCases, 'var(--wall-accent)')}
      </Figure>
      <Figure
        name={t('headline.late')}
        value={formats.count(headline.lateCases)}
        unit={t('headline.lateUnit')}
        loud={headline.lateCases > 0 ? 'overdue' : null}
      >
        {spark((sample) => sample.lateCases, 'var(--wall-overdue)')}
      </Figure>
      <Figure
        name={t('headline.onTime')}
        value={rate === null ? '–' : `${(rate * 100).toFixed(1)}%`}
        unit={
          rate === null
            ? t('headline.nothingDue')
            : t('headline.onTimeUnit', {
                closed: formats.count(headline.onTime.onTime),
                due: formats.count(headline.onTime.due),
              })
        }
      >
        {spark((sample) => sample.onTimeRate, 'var(--wall-covered)')}
      </Figure>
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly loud?: 'empty' | 'overdue' | null;
  readonly children: ReactNode;
}

function Figure({ name, value, unit, loud = null, children }: FigureProps) {
  return (
    <section className={`wall-figure ${loud ? `text-${loud}` : ''}`} data-figure={name}>
      <h2>
        {name}
        <small>{unit}</small>
      </h2>
      <b>{value}</b>
      {children}
    </section>
  );
}
