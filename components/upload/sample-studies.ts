import { blend, createRidge, disc, fillSky, glow, traceLand, type Easel, type Painter } from "./sample-painter";

/** Lights out of focus. */
export const paintBokeh: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#0d0b1f"],
    [0.6, "#24143a"],
    [1, "#3a1b34"],
  ]);
  const colours = ["255 183 92", "255 116 92", "122 196 255", "255 226 160", "196 128 255"];
  context.globalCompositeOperation = "screen";
  for (let light = 0; light < 95; light += 1) {
    const x = random() * widthPx;
    const y = heightPx * (0.15 + random() * 0.8);
    const radius = heightPx * (0.025 + random() ** 2 * 0.13);
    const colour = colours[Math.floor(random() * colours.length)] ?? "255 226 160";
    const strength = 0.12 + random() * 0.4;
    const lens = context.createRadialGradient(x, y, 0, x, y, radius);
    lens.addColorStop(0, `rgb(${colour} / ${strength * 0.7})`);
    lens.addColorStop(0.82, `rgb(${colour} / ${strength * 0.85})`);
    lens.addColorStop(0.93, `rgb(${colour} / ${strength * 1.3})`);
    lens.addColorStop(1, `rgb(${colour} / 0)`);
    context.fillStyle = lens;
    disc(context, x, y).radius(radius);
  }
  context.globalCompositeOperation = "source-over";
};

/** Sand, with a lit and a shaded side. */
export const paintDunes: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#4f9fc9"],
    [0.5, "#cfe3e2"],
    [1, "#f3dcb8"],
  ]);
  const layers = 5;
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const baseY = heightPx * (0.46 + depth * 0.36);
    traceLand(easel, createRidge(random, 0.26), { baseY, reachPx: heightPx * (0.07 + depth * 0.12) });
    context.save();
    context.clip();
    const sand = context.createLinearGradient(0, baseY - heightPx * 0.2, widthPx * 0.25, heightPx);
    sand.addColorStop(0, blend([246, 214, 160], [240, 168, 92], depth));
    sand.addColorStop(1, blend([214, 160, 104], [122, 62, 40], depth));
    context.fillStyle = sand;
    context.fillRect(0, 0, widthPx, heightPx);
    ripples(easel, baseY, depth);
    context.restore();
  }
};

function ripples({ context, widthPx, heightPx, random }: Easel, baseY: number, depth: number): void {
  const phase = random() * 6;
  context.lineWidth = 1 + depth * 2.5;
  for (let row = 0; row < 26; row += 1) {
    const y = baseY + row * (7 + depth * 12);
    context.strokeStyle = `rgb(120 62 30 / ${0.1 + depth * 0.06})`;
    context.beginPath();
    for (let x = 0; x <= widthPx; x += 12) {
      const wave = Math.sin(x * 0.006 + row * 0.5 + phase) * heightPx * 0.016 + Math.sin(x * 0.021 + row) * 3;
      context.lineTo(x, y + wave);
    }
    context.stroke();
  }
}

/** Slices of fruit, seen from above. */
export const paintCitrus: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  context.fillStyle = "#f7e9d7";
  context.fillRect(0, 0, widthPx, heightPx);
  const fruits = [
    ["#f28c1b", "#fbb13c", "#fff1d6"],
    ["#e6c229", "#f7e063", "#fffbe0"],
    ["#6fae3c", "#b5d86a", "#f3fadf"],
    ["#e4573d", "#f58a6b", "#ffe9df"],
  ] as const;
  const across = 4;
  const pitch = widthPx / across;
  for (let row = -1; row <= across; row += 1) {
    for (let column = 0; column <= across; column += 1) {
      const fruit = fruits[Math.floor(random() * fruits.length)];
      const x = (column + (row % 2 === 0 ? 0.5 : 0)) * pitch + (random() - 0.5) * 26;
      if (fruit) slice(easel, { x, y: (row + 0.5) * pitch, radius: pitch * (0.38 + random() * 0.08), fruit });
    }
  }
};

type Slice = { x: number; y: number; radius: number; fruit: readonly [rind: string, flesh: string, pith: string] };

function slice({ context, random }: Easel, { x, y, radius, fruit: [rind, flesh, pith] }: Slice): void {
  context.shadowColor = "rgb(110 70 30 / 0.35)";
  context.shadowBlur = 28;
  context.shadowOffsetY = 12;
  context.fillStyle = rind;
  disc(context, x, y).radius(radius);
  context.shadowColor = "transparent";
  context.fillStyle = pith;
  disc(context, x, y).radius(radius * 0.9);
  const parts = 9 + Math.floor(random() * 3);
  const turn = random() * Math.PI;
  for (let part = 0; part < parts; part += 1) {
    const middle = turn + (part / parts) * Math.PI * 2;
    const half = Math.PI / parts - 0.05;
    const juice = context.createRadialGradient(x, y, radius * 0.1, x, y, radius * 0.84);
    juice.addColorStop(0, pith);
    juice.addColorStop(0.35, flesh);
    juice.addColorStop(1, rind);
    context.fillStyle = juice;
    context.beginPath();
    context.moveTo(x + Math.cos(middle) * radius * 0.1, y + Math.sin(middle) * radius * 0.1);
    context.arc(x, y, radius * 0.82, middle - half, middle + half);
    context.closePath();
    context.fill();
  }
}

/** Balloons going up on a clear day. */
export const paintBalloons: Painter = (easel) => {
  const { widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#3f7fbf"],
    [0.6, "#a9d2ea"],
    [1, "#fbe6cf"],
  ]);
  for (let cloud = 0; cloud < 26; cloud += 1) {
    const y = heightPx * (0.25 + random() * 0.75);
    glow(easel, {
      x: random() * widthPx,
      y,
      radius: widthPx * (0.12 + random() * 0.24),
      colour: "255 255 255",
      strength: 0.4,
    });
  }
  const places = [
    [0.3, 0.2, 0.2],
    [0.72, 0.36, 0.13],
    [0.24, 0.56, 0.09],
    [0.62, 0.68, 0.17],
    [0.86, 0.14, 0.06],
    [0.4, 0.86, 0.06],
  ] as const;
  const palettes = [
    "#e4572e #f7c59f",
    "#2e86ab #f6f5ae",
    "#a23b72 #f18f01",
    "#17637a #f4f1de",
    "#c73e1d #ffe8d1",
    "#3d405b #e07a5f",
  ];
  for (const [index, [x, y, size]] of places.entries()) {
    const [dark = "#c73e1d", light = "#ffe8d1"] = (palettes[index] ?? "").split(" ");
    balloon(easel, { x: x * widthPx, y: y * heightPx, radius: size * widthPx, dark, light });
  }
};

type Balloon = { x: number; y: number; radius: number; dark: string; light: string };

function balloon({ context }: Easel, { x, y, radius, dark, light }: Balloon): void {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, Math.PI * 0.85, Math.PI * 2.15);
  context.bezierCurveTo(
    x + radius * 0.6,
    y + radius * 1.05,
    x + radius * 0.2,
    y + radius * 1.25,
    x + radius * 0.16,
    y + radius * 1.45,
  );
  context.lineTo(x - radius * 0.16, y + radius * 1.45);
  context.bezierCurveTo(
    x - radius * 0.2,
    y + radius * 1.25,
    x - radius * 0.6,
    y + radius * 1.05,
    x - radius * 0.89,
    y + radius * 0.45,
  );
  context.clip();
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 3);
  context.fillStyle = dark;
  for (const gore of [0.98, 0.5, 0.16]) {
    context.beginPath();
    context.ellipse(x, y + radius * 0.2, radius * gore, radius * 1.32, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = context.fillStyle === dark ? light : dark;
  }
  const shade = context.createRadialGradient(x - radius * 0.4, y - radius * 0.4, radius * 0.1, x, y, radius * 1.5);
  shade.addColorStop(0, "rgb(255 255 255 / 0.35)");
  shade.addColorStop(0.5, "rgb(255 255 255 / 0)");
  shade.addColorStop(1, "rgb(20 10 40 / 0.5)");
  context.fillStyle = shade;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 3);
  context.restore();
  context.fillStyle = "#5b3a24";
  context.fillRect(x - radius * 0.13, y + radius * 1.62, radius * 0.26, radius * 0.2);
  context.fillRect(x - radius * 0.12, y + radius * 1.44, radius * 0.02, radius * 0.2);
  context.fillRect(x + radius * 0.1, y + radius * 1.44, radius * 0.02, radius * 0.2);
}

/** Quarter circles in a few glazes. */
export const paintTiles: Painter = ({ context, widthPx, heightPx, random }) => {
  const glazes = ["#12355b", "#d9594c", "#f2b134", "#f4efe3", "#3b8a86"];
  const pick = (avoid?: string) => {
    const others = glazes.filter((glaze) => glaze !== avoid);
    return others[Math.floor(random() * others.length)] ?? "#12355b";
  };
  const side = widthPx / 7;
  for (let y = 0; y < heightPx; y += side) {
    for (let x = 0; x < widthPx; x += side) {
      const ground = pick();
      const figure = pick(ground);
      context.fillStyle = ground;
      context.fillRect(x, y, side + 1, side + 1);
      context.save();
      context.translate(x + side / 2, y + side / 2);
      context.rotate((Math.floor(random() * 4) * Math.PI) / 2);
      context.fillStyle = figure;
      context.beginPath();
      context.moveTo(-side / 2, -side / 2);
      context.arc(-side / 2, -side / 2, side, 0, Math.PI / 2);
      context.fill();
      context.fillStyle = pick(figure);
      context.beginPath();
      context.moveTo(-side / 2, -side / 2);
      context.arc(-side / 2, -side / 2, side * 0.5, 0, Math.PI / 2);
      context.fill();
      context.restore();
    }
  }
};

/** A mark on nothing: three panes of glass that overlap. */
export const paintMark: Painter = ({ context, widthPx, heightPx }) => {
  const side = widthPx * 0.44;
  const centre = { x: widthPx / 2, y: heightPx / 2 };
  for (const [index, colour] of [
    "rgb(27 73 196 / 0.85)",
    "rgb(233 105 74 / 0.85)",
    "rgb(242 177 52 / 0.85)",
  ].entries()) {
    const angle = (index / 3) * Math.PI * 2 - Math.PI / 2;
    const x = centre.x + Math.cos(angle) * side * 0.36;
    const y = centre.y + Math.sin(angle) * side * 0.36;
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(x - side / 2, y - side / 2, side, side, side * 0.18);
    context.fill();
  }
};
