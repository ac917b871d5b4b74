import uPlot from 'uplot';
import { axisTimes } from './axis-text.ts';
import type { ChartColumns } from './columns.ts';

/** A limit drawn across the chart, in the chart's unit. */
export interface ChartLimit {
  value: number;
  label: string;
}

/** What the plot asks for while it draws; read anew each time, so that it need not be built again. */
export interface PlotSource {
  columns(): ChartColumns;
  limits(): readonly ChartLimit[];
  /** Points that may not be believed, by index of the point. */
  flagged(): ReadonlySet<number>;
  /** UTC milliseconds shown; null shows what there is. */
  range(): readonly [number, number] | null;
  onHover(index: number | null): void;
  onPick(index: number): void;
  /** A stretch was dragged over. */
  onSpan(from: number, to: number): void;
}

const ZONE = 'Asia/Shanghai';
/** A drag shorter than this many pixels is a click. */
const CLICK_PX = 4;
const CROSS_PX = 3.5;

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Builds the plot in the page's colours of this moment; day and night need a new one. */
export function createPlot(target: HTMLElement, source: PlotSource, width: number, height: number): uPlot {
  const text = colour('--text-2');
  const grid = { stroke: colour('--border'), width: 1 };
  const accent = colour('--accent');
  const font = `12px ${getComputedStyle(document.documentElement).fontFamily}`;
  const options: uPlot.Options = {
    width,
    height,
    ms: 1,
    tzDate: (at) => uPlot.tzDate(new Date(at), ZONE),
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 7 } },
    scales: {
      x: { time: true, range: (_u, min, max) => [...(source.range() ?? [min, max])] as [number, number] },
      y: { range: (_u, min, max) => heights(min, max, source.limits()) },
    },
    axes: [
      {
        stroke: text,
        font,
        grid,
        ticks: grid,
        size: 44,
        space: 70,
        values: (_u, splits, _axis, _space, step) => axisTimes(splits, step),
      },
      { stroke: text, font, grid, ticks: grid, size: 56 },
    ],
    series: [
      {},
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      { stroke: accent, width: 1.5, points: { size: 4 } },
    ],
    bands: [{ series: [1, 2], fill: colour('--accent-soft') }],
    hooks: {
      draw: [
        (plot) => {
          drawLimits(plot, source.limits(), colour('--red'), font);
          drawFlagged(plot, source, colour('--magenta'));
        },
      ],
      setCursor: [({ cursor }) => source.onHover(pointAt(source, cursor.idx))],
      setSelect: [
        (plot) => {
          const { left, width: span } = plot.select;
          if (span >= CLICK_PX) source.onSpan(plot.posToVal(left, 'x'), plot.posToVal(left + span, 'x'));
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
      ready: [
        (plot) =>
          plot.over.addEventListener('click', () => {
            const index = pointAt(source, plot.cursor.idx);
            if (index !== null) source.onPick(index);
          }),
      ],
    },
  };
  return new uPlot(options, source.columns().columns, target);
}

function pointAt(source: PlotSource, index: number | null | undefined): number | null {
  const point = index === null || index === undefined ? -1 : (source.columns().source[index] ?? -1);
  return point < 0 ? null : point;
}

/** Every value and every limit in sight, with a margin. */
function heights(min: number | null, max: number | null, limits: readonly ChartLimit[]): [number, number] {
  const values = [...limits.map(({ value }) => value), ...[min, max].filter((value) => value !== null)];
  if (values.length === 0) return [0, 1];
  const [low, high] = uPlot.rangeNum(Math.min(...values), Math.max(...values), 0.1, true);
  return [low ?? 0, high ?? 1];
}

function drawLimits(plot: uPlot, limits: readonly ChartLimit[], stroke: string, font: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.fillStyle = stroke;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.font = font.replace('12px', `${12 * devicePixelRatio}px`);
  ctx.textAlign = 'right';
  const newest =
    Array.from(plot.data[3] ?? []).findLast((value) => value !== null) ?? Number.NEGATIVE_INFINITY;
  for (const { value, label } of limits) {
    const y = plot.valToPos(value, 'y', true);
    // On the side where the newest values are not.
    const below = newest > value;
    ctx.textBaseline = below ? 'top' : 'bottom';
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(
      label,
      bbox.left + bbox.width - 4 * devicePixelRatio,
      y + (below ? 3 : -2) * devicePixelRatio,
    );
  }
  ctx.restore();
}

/** A cross, so that it is told from a value without its colour. */
function drawFlagged(plot: uPlot, source: PlotSource, stroke: string): void {
  const flagged = source.flagged();
  if (flagged.size === 0) return;
  const { ctx } = plot;
  const { columns, source: points } = source.columns();
  const arm = CROSS_PX * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  points.forEach((point, i) => {
    const value = columns[3][i];
    const at = columns[0][i];
    if (!flagged.has(point) || value === null || value === undefined || at === undefined) return;
    const x = plot.valToPos(at, 'x', true);
    const y = plot.valToPos(value, 'y', true);
    ctx.moveTo(x - arm, y - arm);
    ctx.lineTo(x + arm, y + arm);
    ctx.moveTo(x - arm, y + arm);
    ctx.lineTo(x + arm, y - arm);
  });
  ctx.stroke();
  ctx.restore();
}
