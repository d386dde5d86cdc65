import type { Check } from "../check";
import type { RowId } from "../spec-rows";
import { demand } from "../demand";
import { demandColours, demandSize, type Spot } from "../look";
import { blue, green, type PictureName, red, white, yellow } from "../pictures";

type Case = Readonly<{
  spec: readonly RowId[];
  picture?: PictureName;
  options: string;
  size: readonly [number, number];
  spots?: readonly Spot[];
  isInferred?: true;
}>;

const corners: readonly Spot[] = [
  [0.1, 0.1, red],
  [0.9, 0.1, green],
  [0.1, 0.9, blue],
  [0.9, 0.9, yellow],
];

/** Of the picture with four quarters, 80 x 60, unless another is named. */
const cases: readonly Case[] = [
  { spec: ["4.4 scale-down", "4.3 fit", "4.3 width"], options: "width=40", size: [40, 30], spots: corners },
  { spec: ["4.4 scale-down", "4.3 height"], options: "height=30", size: [40, 30] },
  { spec: ["4.4 scale-down"], options: "w=400,h=400", size: [80, 60], spots: corners },
  { spec: ["4.4 scale-down"], options: "w=40,h=10", size: [13, 10] },
  { spec: ["4.4 rounding"], picture: "landscape", options: "w=500,h=500,fit=scale-down", size: [500, 333] },
  { spec: ["4.4 contain"], options: "w=160,h=160,fit=contain", size: [160, 120], spots: corners },
  { spec: ["4.4 contain"], options: "w=160,fit=contain", size: [160, 120] },
  { spec: ["4.4 cover"], options: "w=40,h=40,fit=cover", size: [40, 40], spots: corners },
  { spec: ["4.4 cover"], options: "w=200,h=50,fit=cover", size: [200, 50], spots: corners },
  { spec: ["4.4 crop"], options: "w=40,h=40,fit=crop", size: [40, 40], spots: corners },
  { spec: ["4.4 crop"], options: "w=200,h=200,fit=crop", size: [80, 60] },
  { spec: ["4.4 aspect-crop"], options: "w=400,h=400,fit=aspect-crop", size: [60, 60], spots: corners },
  { spec: ["4.4 aspect-crop"], options: "w=30,h=30,fit=aspect-crop", size: [30, 30] },
  {
    spec: ["4.4 pad"],
    options: "w=80,h=80,fit=pad",
    size: [80, 80],
    spots: [
      [0.5, 0.05, white],
      [0.5, 0.95, white],
      [0.1, 0.3, red],
    ],
  },
  {
    spec: ["4.4 pad", "4.3 background"],
    options: "w=120,h=60,fit=pad,background=%230000FF",
    size: [120, 60],
    spots: [
      [0.05, 0.5, blue],
      [0.95, 0.5, blue],
    ],
  },
  { spec: ["4.4 squeeze"], options: "w=30,h=90,fit=squeeze", size: [30, 90], spots: corners },
  { spec: ["4.4 scale-up"], options: "w=160,h=160,fit=scale-up", size: [160, 120] },
  { spec: ["4.4 scale-up"], options: "w=40,h=40,fit=scale-up", size: [80, 60] },
  { spec: ["4.3 dpr"], options: "w=20,h=20,dpr=2,fit=cover", size: [40, 40] },
  {
    spec: ["4.3 gravity sides"],
    options: "w=40,h=60,fit=cover,gravity=left",
    size: [40, 60],
    spots: [
      [0.9, 0.1, red],
      [0.9, 0.9, blue],
    ],
  },
  {
    spec: ["4.3 gravity sides", "4.3 aliases"],
    options: "w=40,h=60,fit=cover,g=right",
    size: [40, 60],
    spots: [
      [0.1, 0.1, green],
      [0.1, 0.9, yellow],
    ],
  },
  {
    spec: ["4.3 gravity sides"],
    options: "w=80,h=30,fit=crop,gravity=top",
    size: [80, 30],
    spots: [
      [0.1, 0.9, red],
      [0.9, 0.9, green],
    ],
  },
  {
    spec: ["4.3 gravity sides"],
    options: "w=80,h=30,fit=crop,gravity=bottom",
    size: [80, 30],
    spots: [
      [0.1, 0.1, blue],
      [0.9, 0.1, yellow],
    ],
  },
  { spec: ["4.3 gravity XxY"], options: "w=40,h=60,fit=cover,gravity=0x0.5", size: [40, 60], spots: [[0.9, 0.1, red]] },
  {
    spec: ["4.3 gravity XxY"],
    options: "w=40,h=60,fit=cover,gravity=1x0.5",
    size: [40, 60],
    spots: [[0.1, 0.1, green]],
  },
  { spec: ["4.3 gravity=auto"], options: "w=40,h=60,fit=cover,gravity=auto", size: [40, 60] },
  {
    spec: ["4.3 flip"],
    options: "w=80,flip=h",
    size: [80, 60],
    spots: [
      [0.1, 0.1, green],
      [0.9, 0.9, blue],
    ],
  },
  {
    spec: ["4.3 flip"],
    options: "w=80,flip=v",
    size: [80, 60],
    spots: [
      [0.1, 0.1, blue],
      [0.9, 0.9, green],
    ],
  },
  {
    spec: ["4.3 flip"],
    options: "w=80,flip=hv",
    size: [80, 60],
    spots: [
      [0.1, 0.1, yellow],
      [0.9, 0.9, red],
    ],
  },
  {
    spec: ["4.3 rotate"],
    options: "rotate=90",
    size: [60, 80],
    spots: [
      [0.1, 0.1, blue],
      [0.9, 0.1, red],
      [0.9, 0.9, green],
    ],
  },
  {
    spec: ["4.3 rotate"],
    options: "rotate=180",
    size: [80, 60],
    spots: [
      [0.1, 0.1, yellow],
      [0.9, 0.9, red],
    ],
  },
  {
    spec: ["4.3 rotate", "4.3 order"],
    options: "rotate=270,w=30",
    size: [30, 40],
    spots: [
      [0.1, 0.1, green],
      [0.1, 0.9, red],
    ],
  },
  {
    spec: ["4.3 order"],
    options: "flip=h,rotate=90",
    size: [60, 80],
    spots: [
      [0.1, 0.1, yellow],
      [0.9, 0.1, green],
    ],
  },
  {
    spec: ["4.3 trim"],
    options: "trim=0;0;0;40",
    size: [40, 60],
    spots: [
      [0.1, 0.1, green],
      [0.9, 0.9, yellow],
    ],
  },
  {
    spec: ["4.3 trim"],
    options: "trim=0.5;0;0;0",
    size: [80, 30],
    spots: [
      [0.1, 0.5, blue],
      [0.9, 0.5, yellow],
    ],
  },
  {
    spec: ["4.3 trim"],
    options: "trim.left=40,trim.width=20,trim.top=30,trim.height=10",
    size: [20, 10],
    spots: [[0.5, 0.5, yellow]],
    isInferred: true,
  },
  {
    spec: ["4.3 trim", "4.3 order"],
    options: "trim=0;40;0;0,rotate=90",
    size: [60, 40],
    spots: [
      [0.1, 0.5, blue],
      [0.9, 0.5, red],
    ],
  },
  { spec: ["4.3 trim=border"], picture: "framed", options: "trim=border", size: [60, 40], spots: corners },
  {
    spec: ["4.3 border"],
    options: "w=40,border.width=5,border.color=red",
    size: [50, 40],
    spots: [
      [0.02, 0.5, red],
      [0.98, 0.5, red],
      [0.8, 0.2, green],
    ],
    isInferred: true,
  },
  { spec: ["4.3 upscale"], options: "w=160,fit=contain,upscale=interpolate", size: [160, 120], spots: corners },
];

/** Sizes and places: every fit, gravity, turn and cut. */
export const fitChecks: readonly Check[] = cases.map(
  ({ spec, picture = "quadrants", options, size, spots = [], isInferred }): Check => ({
    id: `options ${options}`,
    spec,
    title: `${picture}: ${size.join(" x ")}${spots.length > 0 ? " and its colours" : ""}`,
    ...(isInferred === undefined ? {} : { isInferred }),
    run: async (ctx) => {
      const seen = await ctx.viewFlexible(picture, options);
      demandSize(seen, size);
      demandColours(seen, spots);
      demand("frames", seen.frames, 1);
    },
  }),
);
