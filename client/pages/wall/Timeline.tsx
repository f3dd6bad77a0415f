import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrendSample } from '../../../shared/http/district.ts';
import { TOKENS } from '../../theme/tokens.ts';

use([LineChart, GridComponent, LegendComponent, MarkLineComponent, CanvasRenderer]);

interface TimelineProps {
  readonly dayStartMs: number;
  readonly nowMs: number;
  readonly planned: readonly (readonly [number, number])[];
  readonly trend: readonly TrendSample[];
  readonly clock: (ms: number) => string;
}

const DAY_MS = 86_400_000;
/** A canvas cannot inherit a font. */
const FONT = "'Noto Sans SC', sans-serif";

/** Today from midnight to midnight: planned against real patrol, cases in and out. */
export function Timeline({ dayStartMs, nowMs, planned, trend, clock }: TimelineProps) {
  const { t } = useTranslation('wall');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const [rem, setRem] = useState(16);

  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current);
    chart.current = made;
    const watch = new ResizeObserver(() => {
      made.resize();
      setRem(parseFloat(getComputedStyle(document.documentElement).fontSize));
    });
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const today = trend.filter((sample) => sample.atMs >= dayStartMs);
    const { muted, line, accent, covered, overdue } = TOKENS.dark;
    const text = { color: muted, fontSize: 1.25 * rem, fontFamily: FONT };
    const label = { ...text, margin: 0.5 * rem };
    const series = (
      name: string,
      colour: string,
      data: readonly (readonly [number, number])[],
      axis: number,
      dashed = false,
    ) => ({
      name,
      type: 'line' as const,
      yAxisIndex: axis,
      showSymbol: false,
      data: data.map((point) => [...point]),
      color: colour,
      lineStyle: { width: dashed ? 0.09 * rem : 0.16 * rem, type: dashed ? ('dashed' as const) : ('solid' as const) },
      animation: false,
    });
    const actual = series(
      t('actual'),
      accent,
      today.map((sample) => [sample.atMs, sample.onDuty]),
      0,
    );
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: FONT },
        legend: {
          right: 0,
          top: 0,
          textStyle: text,
          itemWidth: 1.6 * rem,
          itemHeight: 0.6 * rem,
          itemGap: 0.625 * rem,
          icon: 'roundRect',
        },
        grid: { left: 3.4 * rem, right: 3.4 * rem, top: 2.2 * rem, bottom: 1.9 * rem },
        xAxis: {
          type: 'time',
          min: dayStartMs,
          max: dayStartMs + DAY_MS,
          interval: DAY_MS / 12,
          axisLabel: { ...label, hideOverlap: true, formatter: (ms: number) => clock(ms) },
          axisLine: { lineStyle: { color: line } },
          axisTick: { show: false },
          splitLine: { show: false },
        },
        yAxis: [
          {
            type: 'value',
            axisLabel: label,
            splitNumber: 3,
            minInterval: 1,
            splitLine: { lineStyle: { color: line } },
          },
          { type: 'value', axisLabel: label, splitNumber: 3, minInterval: 1, splitLine: { show: false } },
        ],
        series: [
          series(t('planned'), muted, planned, 0, true),
          {
            ...actual,
            areaStyle: { color: accent, opacity: 0.12 },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: TOKENS.dark.text, width: rem / 16, type: 'solid' as const },
              data: [{ xAxis: nowMs }],
            },
          },
          series(
            t('reported'),
            overdue,
            today.map((sample) => [sample.atMs, sample.reportedToday]),
            1,
          ),
          series(
            t('closed'),
            covered,
            today.map((sample) => [sample.atMs, sample.closedToday]),
            1,
          ),
        ],
      },
      { notMerge: true },
    );
  }, [clock, dayStartMs, nowMs, planned, rem, t, trend]);

  return (
    <section className="wall-panel wall-timeline" aria-label={t('today')}>
      <h2>{t('today')}</h2>
      <div ref={box} />
    </section>
  );
}
