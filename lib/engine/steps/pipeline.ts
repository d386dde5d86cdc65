import type { SourceFacts } from "../catalog/source-facts";
import type { Region, RenderPlan } from "../plan/plan";

type Color = { r: number; g: number; b: number; alpha: number };
type Sides = { top: number; right: number; bottom: number; left: number };

/** The part of the image library that steps may use. */
interface Pipeline<Self> {
  autoOrient(): Self;
  extract(region: { left: number; top: number; width: number; height: number }): Self;
  resize(options: { width: number; height: number; fit: "fill" }): Self;
  flip(): Self;
  flop(): Self;
  rotate(degrees: number): Self;
  flatten(options: { background: Color }): Self;
  composite(layers: { input: { create: Backdrop }; blend: "dest-over"; tile: true }[]): Self;
  extend(options: Sides & { background: Color }): Self;
  blur(options: { sigma: number; precision: "integer" | "approximate" }): Self;
  sharpen(options: { sigma: number; m1: number; m2: number }): Self;
  linear(factor: number, offset: number): Self;
  recomb(matrix: [Triple, Triple, Triple]): Self;
  gamma(before: number, after: number): Self;
}
type Triple = [number, number, number];
type Backdrop = { width: number; height: number; channels: 4; background: Color };

/** A plan whose cut is known: one that is sought in the pixels has been found before any step runs. */
export type PlacedPlan = Omit<RenderPlan, "crop"> & Readonly<{ crop?: Region }>;
export type StepInput = Readonly<{ plan: PlacedPlan; facts: SourceFacts }>;

/** One operation on a picture. */
export type Change = <P extends Pipeline<P>>(pipeline: P) => P;

/** What one field of the plan asks for: nothing, or operations in this order. */
export type Step = (input: StepInput) => readonly Change[];
