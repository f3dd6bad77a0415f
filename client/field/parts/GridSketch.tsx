import { useTranslation } from 'react-i18next';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import type { LonLat } from '../../../shared/model/area.ts';
import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import { useField } from '../use-field.ts';

const SIZE = 340;
const EDGE = 14;
/** A name stands clear of what is drawn at the middle of its grid. */
const NAME_ABOVE = 14;

type Grid = FieldAnswer['grids'][number];

/** The own grids as outlines with this phone and the cases in them: drawn from what is kept, so that it needs no map and no network. */
export function GridSketch() {
  const { t } = useTranslation('field');
  const answer = useField((state) => state.answer);
  const fix = useField((state) => state.fix);
  if (!answer || answer.grids.length === 0) return null;
  const { grids, cases } = answer;
  const { frame, height } = frameOf(grids);
  const placed = cases.flatMap(({ id, lon, lat }) =>
    lon === null || lat === null ? [] : [{ id, at: frame([lon, lat]) }],
  );
  const own = fix && frame([fix.lon, fix.lat]);
  return (
    <figure className="grid-sketch">
      <svg viewBox={`0 0 ${SIZE} ${height}`} role="img" aria-label={t('sketch')}>
        {grids.map((grid) => (
          <path key={grid.code} className={`sketch-grid sketch-${grid.state}`} d={pathOf(grid, frame)} />
        ))}
        {grids.map(({ code, name, labelPoint }) => {
          const [x, y] = frame(labelPoint);
          return (
            <text key={code} x={x} y={y - NAME_ABOVE} className="sketch-name">
              {name}
            </text>
          );
        })}
        {placed.map(({ id, at: [x, y] }) => (
          <path key={id} className="sketch-case" d={`M${x} ${y - 8}l8 8-8 8-8-8z`} />
        ))}
        {own && <circle className="sketch-own" cx={within(own[0], SIZE)} cy={within(own[1], height)} r="9" />}
      </svg>
      <figcaption>{t('sketch-legend')}</figcaption>
    </figure>
  );
}

type Frame = (at: LonLat) => readonly [x: number, y: number];

/** Fits all grids into the width, or into the square where they are taller than wide; north up. */
function frameOf(grids: readonly Grid[]): { readonly frame: Frame; readonly height: number } {
  const { toMetres } = toLocalMetres(grids[0]!.labelPoint as LonLat);
  const points = grids.flatMap((grid) => ringsOf(grid).flat()).map(toMetres);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [widthM, heightM] = [Math.max(...xs) - west, Math.max(...ys) - south];
  const scale = (SIZE - 2 * EDGE) / Math.max(widthM, heightM, 1);
  const height = heightM * scale + 2 * EDGE;
  const padX = (SIZE - 2 * EDGE - widthM * scale) / 2;
  const frame: Frame = (at) => {
    const [x, y] = toMetres(at);
    return [EDGE + padX + (x - west) * scale, height - EDGE - (y - south) * scale];
  };
  return { frame, height };
}

function ringsOf({ geometry }: Grid): readonly (readonly LonLat[])[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.map((ring) => ring.map(([lon, lat]): LonLat => [lon!, lat!])));
}

function pathOf(grid: Grid, frame: Frame): string {
  return ringsOf(grid)
    .map(
      (ring) =>
        `M${ring
          .map((at) =>
            frame(at)
              .map((value) => value.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`,
    )
    .join('');
}

/** A phone outside the sketch stands at its edge. */
function within(value: number, size: number): number {
  return Math.min(size - EDGE / 2, Math.max(EDGE / 2, value));
}
