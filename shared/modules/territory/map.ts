import { z } from 'zod';
import { streetCodeSchema } from './base.ts';

/** WGS-84 longitude and latitude in degrees. */
const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** A closed ring: at least four positions, the last equal to the first (RFC 7946 §3.1.6). */
const ringSchema = z
  .array(positionSchema)
  .min(4)
  .max(20_000)
  .refine(
    (ring) => ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1],
    'the ring is not closed',
  );

const collectionOf = <T extends z.ZodType>(feature: T, max: number) =>
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).max(max) });

/** Outlines of streets: one polygon each, outer ring first, holes after it. */
export const streetMapSchema = collectionOf(
  z.object({
    type: z.literal('Feature'),
    properties: z.object({ code: streetCodeSchema, name: z.string().max(60) }),
    geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1).max(50) }),
  }),
  1000,
);
export type StreetMap = z.infer<typeof streetMapSchema>;

/** Road centre lines with their class (`highway` of OpenStreetMap) and, where it has one, their name. */
export const roadMapSchema = collectionOf(
  z.object({
    type: z.literal('Feature'),
    properties: z.object({ highway: z.string().max(40), name: z.string().max(80).optional() }),
    geometry: z.object({
      type: z.literal('LineString'),
      coordinates: z.array(positionSchema).min(2).max(20_000),
    }),
  }),
  50_000,
);
export type RoadMap = z.infer<typeof roadMapSchema>;

export interface Point {
  lon: number;
  lat: number;
}

/**
 * The code of the street whose polygon holds the point (WGS-84), or null outside all of them.
 * A point on a shared edge belongs to one street only: the even-odd count treats edges as half-open.
 */
export function districtOf(streets: StreetMap, point: Point): string | null {
  for (const { properties, geometry } of streets.features) {
    let crossings = 0;
    for (const ring of geometry.coordinates) crossings += crossingsEast(ring, point);
    if (crossings % 2 === 1) return properties.code;
  }
  return null;
}

/** Edges of the ring that a ray from the point towards the east crosses. */
function crossingsEast(ring: readonly (readonly [number, number])[], { lon, lat }: Point): number {
  let count = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as readonly [number, number];
    const [bx, by] = ring[i] as readonly [number, number];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) count++;
  }
  return count;
}
