export type Easel = {
  context: CanvasRenderingContext2D;
  widthPx: number;
  heightPx: number;
  random: () => number;
};

/** Fills the easel's canvas. The same seed paints the same picture. */
export type Painter = (easel: Easel) => void;

type Stops = readonly (readonly [at: number, colour: string])[];

/** Fills the whole canvas with a gradient from top to bottom. */
export function fillSky({ context, widthPx, heightPx }: Easel, stops: Stops): void {
  const sky = context.createLinearGradient(0, 0, 0, heightPx);
  for (const [at, colour] of stops) sky.addColorStop(at, colour);
  context.fillStyle = sky;
  context.fillRect(0, 0, widthPx, heightPx);
}

/** A soft disc of light. `colour` is `r g b`. */
export function glow(
  { context }: Easel,
  light: { x: number; y: number; radius: number; colour: string; strength: number },
) {
  const { x, y, radius, colour, strength } = light;
  const halo = context.createRadialGradient(x, y, 0, x, y, radius);
  halo.addColorStop(0, `rgb(${colour} / ${strength})`);
  halo.addColorStop(0.4, `rgb(${colour} / ${strength * 0.35})`);
  halo.addColorStop(1, `rgb(${colour} / 0)`);
  context.fillStyle = halo;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

export function disc(context: CanvasRenderingContext2D, x: number, y: number): { radius(radius: number): void } {
  return {
    radius(radius) {
      context.beginPath();
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.fill();
    },
  };
}

/** A skyline as a function of x, 0 to 1 up and down, made of a few waves of chance. */
export function createRidge(random: () => number, roughness: number): (x: number) => number {
  const waves = Array.from({ length: 7 }, (_, octave) => ({
    height: roughness ** octave * (0.6 + random() * 0.8),
    length: (1.3 + random() * 0.7) * 1.9 ** octave,
    shift: random() * Math.PI * 2,
  }));
  const whole = waves.reduce((sum, wave) => sum + wave.height, 0);
  return (x) =>
    waves.reduce((sum, wave) => sum + wave.height * Math.sin(x * wave.length * Math.PI + wave.shift), 0) / whole;
}

/** Traces the land below a skyline; fill or stroke it afterwards. */
export function traceLand(easel: Easel, ridge: (x: number) => number, place: { baseY: number; reachPx: number }): void {
  const { context, widthPx, heightPx } = easel;
  context.beginPath();
  context.moveTo(0, heightPx);
  for (let x = 0; x <= widthPx; x += 3) context.lineTo(x, place.baseY - ridge(x / heightPx) * place.reachPx);
  context.lineTo(widthPx, heightPx);
  context.closePath();
}

/** A colour between two, as `rgb()`; each is `[r, g, b]`. */
export function blend(from: readonly number[], to: readonly number[], share: number): string {
  const mixed = from.map((part, index) => Math.round(part + ((to[index] ?? part) - part) * share));
  return `rgb(${mixed.join(" ")})`;
}
