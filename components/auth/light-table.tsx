type ScreenBox = { x: number; width: number; height: number };

/** Desktop, tablet and phone at one scale, standing on one line. */
const boxes: readonly ScreenBox[] = [
  { x: 10, width: 418, height: 261 },
  { x: 452, width: 238, height: 342 },
  { x: 714, width: 113, height: 245 },
];
const floorY = 372;
const pictureRatio = 1.5;

/** One drawing on three screens: what the product does, without a word. Decoration only. */
export function LightTable() {
  return (
    <svg aria-hidden viewBox="0 0 837 400" className="w-full max-w-[837px]">
      <defs>
        <symbol id="light-table-picture" viewBox="0 0 300 200">
          <rect width="300" height="200" fill="light-dark(#e6e6e6, #2a2a2a)" />
          <circle cx="214" cy="64" r="22" fill="var(--accent)" />
          <path d="M0 132 62 84l40 34 46-58 70 82 34-26 48 40v44H0Z" fill="light-dark(#cbcbcb, #3d3d3d)" />
          <path d="m0 164 70-38 54 32 62-42 114 54v30H0Z" fill="light-dark(#a3a3a3, #585858)" />
          <path d="M0 186c60-22 110-18 160-8s96 4 140-10v32H0Z" fill="light-dark(#7a7a7a, #7d7d7d)" />
        </symbol>
      </defs>
      {boxes.map((box) => (
        <Screen key={box.x} box={box} />
      ))}
      <path d={`M0 ${floorY + 18}h837`} stroke="var(--line)" />
    </svg>
  );
}

function Screen({ box: { x, width, height } }: { box: ScreenBox }) {
  const y = floorY - height;
  const pictureWidth = Math.min(width, height * pictureRatio);
  const pictureHeight = pictureWidth / pictureRatio;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx="6" fill="var(--raised)" />
      <use
        href="#light-table-picture"
        x={x + (width - pictureWidth) / 2}
        y={y + (height - pictureHeight) / 2}
        width={pictureWidth}
        height={pictureHeight}
      />
      <rect x={x} y={y} width={width} height={height} rx="6" fill="none" stroke="var(--edge)" strokeWidth="1.5" />
    </>
  );
}
