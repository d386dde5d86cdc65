import { blend, createRidge, disc, fillSky, glow, traceLand, type Easel, type Painter } from "./sample-painter";

/** Range behind range in the haze of the morning. */
export const paintHills: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#6d93b8"],
    [0.35, "#e8b89a"],
    [0.6, "#fbe3c3"],
    [1, "#fbe3c3"],
  ]);
  const sun = { x: widthPx * 0.66, y: heightPx * 0.42 };
  glow(easel, { ...sun, radius: heightPx * 0.9, colour: "255 226 170", strength: 0.85 });
  context.fillStyle = "#fff6e0";
  disc(context, sun.x, sun.y).radius(heightPx * 0.055);
  const layers = 7;
  for (let layer = 0; layer < layers; layer += 1) {
    const depth = layer / (layers - 1);
    const baseY = heightPx * (0.5 + depth * 0.42);
    traceLand(easel, createRidge(random, 0.52), { baseY, reachPx: heightPx * (0.09 + depth * 0.07) });
    const haze = context.createLinearGradient(0, baseY - heightPx * 0.12, 0, baseY + heightPx * 0.22);
    haze.addColorStop(0, blend([226, 178, 152], [26, 46, 58], depth));
    haze.addColorStop(1, blend([246, 214, 184], [38, 62, 68], depth));
    context.fillStyle = haze;
    context.fill();
  }
};

/** Sheets of paper, cut and laid one over the other. */
export const paintPaperCut: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  context.fillStyle = "#f4d9b8";
  context.fillRect(0, 0, widthPx, heightPx);
  const centre = { x: widthPx * 0.38, y: heightPx * 0.4 };
  for (const [radius, colour] of [
    [0.36, "#f2c9a0"],
    [0.27, "#efb787"],
    [0.18, "#e9694a"],
  ] as const) {
    context.shadowColor = "rgb(90 40 20 / 0.28)";
    context.shadowBlur = heightPx * 0.02;
    context.fillStyle = colour;
    disc(context, centre.x, centre.y).radius(heightPx * radius);
  }
  const sheets = ["#d98f73", "#b9665f", "#8b4a5c", "#5e3a58", "#3a2a4a", "#221c38"];
  for (const [index, colour] of sheets.entries()) {
    const depth = index / (sheets.length - 1);
    context.shadowColor = "rgb(30 10 30 / 0.45)";
    context.shadowBlur = heightPx * 0.025;
    context.shadowOffsetY = -heightPx * 0.006;
    traceLand(easel, createRidge(random, 0.42), { baseY: heightPx * (0.56 + depth * 0.36), reachPx: heightPx * 0.15 });
    context.fillStyle = colour;
    context.fill();
  }
  context.shadowColor = "transparent";
};

function pine({ context }: Easel, tree: { x: number; footY: number; tallPx: number; lean: number }): void {
  const { x, footY, tallPx, lean } = tree;
  const tiers = 9;
  context.beginPath();
  context.moveTo(x + lean, footY - tallPx);
  for (let tier = 1; tier <= tiers; tier += 1) {
    const y = footY - tallPx * (1 - tier / tiers);
    const half = tallPx * 0.19 * (tier / tiers) ** 0.8;
    context.lineTo(x + half, y);
    context.lineTo(x + half * 0.45, y - tallPx * 0.012);
  }
  for (let tier = tiers; tier >= 1; tier -= 1) {
    const y = footY - tallPx * (1 - tier / tiers);
    const half = tallPx * 0.19 * (tier / tiers) ** 0.8;
    context.lineTo(x - half * 0.45, y - tallPx * 0.012);
    context.lineTo(x - half, y + tallPx * 0.004);
    context.lineTo(x - half * 0.4, y - tallPx / tiers);
  }
  context.closePath();
  context.fill();
}

/** Pines that stand in the mist. */
export const paintForest: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#b9ccd0"],
    [0.45, "#dfe7e2"],
    [1, "#c3d2cd"],
  ]);
  glow(easel, { x: widthPx * 0.3, y: heightPx * 0.22, radius: widthPx * 0.9, colour: "255 250 232", strength: 0.9 });
  const rows = 6;
  for (let row = 0; row < rows; row += 1) {
    const depth = row / (rows - 1);
    const footY = heightPx * (0.58 + depth * 0.5);
    const tallPx = heightPx * (0.16 + depth * 0.42);
    const count = Math.round(22 - depth * 14);
    for (let index = 0; index < count; index += 1) {
      context.fillStyle = blend([188, 205, 201], [16, 38, 36], depth ** 0.8);
      const x = ((index + random() * 0.9) / count) * widthPx * 1.1 - widthPx * 0.05;
      pine(easel, { x, footY: footY + random() * tallPx * 0.12, tallPx: tallPx * (0.7 + random() * 0.4), lean: 0 });
    }
    const mist = context.createLinearGradient(0, footY - tallPx * 0.5, 0, footY + heightPx * 0.05);
    mist.addColorStop(0, "rgb(223 231 226 / 0)");
    mist.addColorStop(1, `rgb(223 231 226 / ${0.75 - depth * 0.7})`);
    context.fillStyle = mist;
    context.fillRect(0, footY - tallPx * 0.5, widthPx, heightPx);
  }
};

/** Curtains of light over a long range. */
export const paintAurora: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#050a1c"],
    [0.6, "#0d2a3f"],
    [1, "#17474c"],
  ]);
  for (let star = 0; star < 420; star += 1) {
    context.fillStyle = `rgb(255 255 255 / ${0.2 + random() * 0.7})`;
    disc(context, random() * widthPx, random() * heightPx * 0.75).radius(0.6 + random() * 1.3);
  }
  context.globalCompositeOperation = "screen";
  for (const [colour, height] of [
    ["70 240 170", 0.6],
    ["60 200 220", 0.48],
    ["150 110 240", 0.4],
  ] as const) {
    const ridge = createRidge(random, 0.5);
    const grain = createRidge(random, 0.9);
    for (let x = 0; x < widthPx; x += 3) {
      const footY = heightPx * (0.62 - ridge(x / heightPx) * 0.16);
      const tallPx = heightPx * height * (0.6 + grain((x / heightPx) * 3) * 0.7);
      const curtain = context.createLinearGradient(0, footY - tallPx, 0, footY + heightPx * 0.06);
      curtain.addColorStop(0, `rgb(${colour} / 0)`);
      curtain.addColorStop(0.85, `rgb(${colour} / 0.34)`);
      curtain.addColorStop(1, `rgb(${colour} / 0)`);
      context.fillStyle = curtain;
      context.fillRect(x, footY - tallPx, 4, tallPx + heightPx * 0.06);
    }
  }
  context.globalCompositeOperation = "source-over";
  for (const [baseY, colour] of [
    [0.78, "#0c2230"],
    [0.9, "#061019"],
  ] as const) {
    traceLand(easel, createRidge(random, 0.6), { baseY: heightPx * baseY, reachPx: heightPx * 0.14 });
    context.fillStyle = colour;
    context.fill();
  }
};

/** The sun, and its road over the water. */
export const paintSea: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  const horizonY = heightPx * 0.56;
  fillSky(easel, [
    [0, "#2b3a67"],
    [0.3, "#b0567a"],
    [0.5, "#f59a5c"],
    [0.56, "#ffd48a"],
    [0.561, "#b06a63"],
    [1, "#131a38"],
  ]);
  const sun = { x: widthPx * 0.42, y: horizonY - heightPx * 0.08 };
  glow(easel, { ...sun, radius: heightPx * 0.7, colour: "255 214 140", strength: 0.8 });
  context.fillStyle = "#fff1cf";
  disc(context, sun.x, sun.y).radius(heightPx * 0.075);
  for (let wave = 0; wave < 1500; wave += 1) {
    const depth = random() ** 1.6;
    const y = horizonY + 2 + depth * (heightPx - horizonY);
    const isRoad = random() < 0.45;
    const spreadPx = isRoad ? widthPx * (0.03 + depth * 0.14) : widthPx;
    const x = sun.x + (random() + random() - 1) * spreadPx;
    const lengthPx = (0.2 + random()) * (14 + depth * 150);
    context.fillStyle = isRoad
      ? `rgb(255 ${200 - depth * 60} ${130 - depth * 40} / ${0.5 - depth * 0.25})`
      : `rgb(20 22 52 / ${0.06 + random() * 0.16})`;
    context.beginPath();
    context.ellipse(x, y, lengthPx / 2, 0.8 + depth * 4.5, 0, 0, Math.PI * 2);
    context.fill();
  }
};

/** Windows, some of them still lit. */
export const paintNightCity: Painter = (easel) => {
  const { context, widthPx, heightPx, random } = easel;
  fillSky(easel, [
    [0, "#0b1030"],
    [0.55, "#3b2a66"],
    [1, "#e0795f"],
  ]);
  glow(easel, { x: widthPx * 0.72, y: heightPx * 0.2, radius: widthPx * 0.4, colour: "255 244 214", strength: 0.45 });
  context.fillStyle = "#fdf3d6";
  disc(context, widthPx * 0.72, heightPx * 0.2).radius(widthPx * 0.075);
  for (const [row, colour] of ["#3a2f66", "#251f4c", "#14122e"].entries()) {
    for (let x = -20; x < widthPx;) {
      const wide = Math.round(widthPx * (0.08 + random() * 0.1));
      const tall = Math.round(heightPx * (0.6 - row * 0.15) * (0.55 + random() * 0.45));
      context.fillStyle = colour;
      context.fillRect(x, heightPx - tall, wide, tall);
      lightWindows(easel, { x, y: heightPx - tall, wide, share: 0.18 + row * 0.16 });
      x += wide + Math.round(random() * 14);
    }
  }
};

function lightWindows(
  { context, heightPx, random }: Easel,
  house: { x: number; y: number; wide: number; share: number },
) {
  const step = 22;
  for (let y = house.y + 18; y < heightPx - 12; y += step + 6) {
    for (let x = house.x + 12; x < house.x + house.wide - 16; x += step) {
      if (random() > house.share) continue;
      context.fillStyle = random() < 0.75 ? "#ffd98a" : "#9fd6ff";
      context.fillRect(x, y, 10, 14);
    }
  }
}
