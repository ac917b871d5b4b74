import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import { useAppearance } from '../appearance.ts';
import { type ChartPoints, chartColumns } from './columns.ts';
import { type ChartLimit, createPlot, type PlotSource } from './plot.ts';
import 'uplot/dist/uPlot.min.css';
import './chart.css';

interface TimeChartProps {
  /** What is shown, for those who do not see it. */
  label: string;
  points: ChartPoints;
  limits: readonly ChartLimit[];
  /** Points that may not be believed, by index. */
  flagged: ReadonlySet<number>;
  /** UTC milliseconds; without it the chart shows what there is. */
  range?: readonly [number, number];
  onHover?(index: number | null): void;
  onPick?(index: number): void;
  onSpan?(from: number, to: number): void;
  /** Width of the chart in pixels, whenever it changes. */
  onWidth?(width: number): void;
}

/** A line with its least and greatest values over time, sized by its place; arrows move along it, Enter picks. */
export function TimeChart(props: TimeChartProps) {
  const { label, points, limits, flagged, range } = props;
  const appearance = useAppearance();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const columns = useMemo(() => chartColumns(points), [points]);
  const latest = useRef({ ...props, columns });
  latest.current = { ...props, columns };

  // A plot keeps the colours it was built with, so day and night build a new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const target = place.current;
    if (!target) return;
    const source: PlotSource = {
      columns: () => latest.current.columns,
      limits: () => latest.current.limits,
      flagged: () => latest.current.flagged,
      range: () => latest.current.range ?? null,
      onHover: (index) => latest.current.onHover?.(index),
      onPick: (index) => latest.current.onPick?.(index),
      onSpan: (from, to) => latest.current.onSpan?.(from, to),
    };
    const made = createPlot(target, source, target.clientWidth, target.clientHeight);
    plot.current = made;
    const watch = new ResizeObserver(() => {
      made.setSize({ width: target.clientWidth, height: target.clientHeight });
      latest.current.onWidth?.(target.clientWidth);
    });
    watch.observe(target);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [appearance]);

  // The limits, marks and range are read while drawing; setting the data draws.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => plot.current?.setData(columns.columns), [columns, limits, flagged, range?.[0], range?.[1]]);

  const onKey = (event: KeyboardEvent) => {
    const chart = plot.current;
    if (!chart) return;
    const here = chart.cursor.idx ?? columns.source.length;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(columns.source.length - 1, Math.max(0, here + step));
      const [at, , , last] = columns.columns;
      chart.setCursor({
        left: chart.valToPos(at[next] ?? 0, 'x'),
        top: chart.valToPos(last[next] ?? 0, 'y'),
      });
    }
    const point = columns.source[here] ?? -1;
    if (event.key === 'Enter' && point >= 0) props.onPick?.(point);
  };
  return (
    <div
      ref={place}
      className="ucc-chart"
      data-pick={props.onPick ? true : undefined}
      role="img"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows walk along the line
      tabIndex={0}
      onKeyDown={onKey}
    />
  );
}
