"use client";

import { useRef } from "react";
import type { Image } from "@/lib/contracts/image";
import type { Delivery } from "./delivery";
import { DeviceFrame } from "./device-frame";
import type { Screen } from "./devices";
import { columnMinPx, gapPx, layOutSuite } from "./suite-layout";
import type { Backdrop } from "./stage-settings";
import { useRoom } from "./use-room";
import { stageWords } from "./words";

type DeviceRowProps = {
  image: Image;
  screens: readonly Screen[];
  delivery: Delivery;
  backdrop: Backdrop;
  onChange: (screen: Screen) => void;
};

/** What each device receives, side by side at one scale, each row standing on one line. */
export function DeviceRow({ image, screens, delivery, backdrop, onChange }: DeviceRowProps) {
  const section = useRef<HTMLElement>(null);
  const room = useRoom(section);
  const layout = room === undefined ? undefined : layOutSuite(screens, room);
  return (
    <section ref={section} aria-label={stageWords.devices} className="flex flex-col gap-8">
      {layout?.rows.map((row) => (
        <div
          key={row.map(({ id }) => id).join()}
          className={layout.isStacked ? "" : "grid grid-rows-[auto_auto] justify-center gap-y-3"}
          style={{
            columnGap: gapPx,
            gridTemplateColumns: row
              .map(({ widthPx }) => `${Math.max(columnMinPx, Math.floor(widthPx * layout.scale))}px`)
              .join(" "),
          }}
        >
          {row.map((screen) => (
            <DeviceFrame
              key={screen.id}
              image={image}
              screen={screen}
              delivery={delivery}
              backdrop={backdrop}
              layout={layout}
              onChange={onChange}
            />
          ))}
        </div>
      ))}
    </section>
  );
}
