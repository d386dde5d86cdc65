import type { Image } from "@/lib/contracts/image";
import { DeviceFrame } from "./device-frame";
import { screens } from "./devices";
import type { Backdrop } from "./stage-settings";
import { stageWords } from "./words";

type DeviceRowProps = { image: Image; variant: string; backdrop: Backdrop };

/**
 * `--css-px` is the length of one CSS pixel of every device, the same for all three, so that sizes compare.
 * Beside each other it is what the row's width, a floor for the phone's figures and the window's height allow;
 * on a narrow page the screens stand below each other and the desktop's width sets it.
 */
const scale = [
  "[--css-px:calc(100cqw/1440)]",
  "@xl:[--css-px:min((100cqw-40px)/2650,(100cqw-40px-148px)/2260,max(100dvh-356px,240px)/1180)]",
].join(" ");

/** What each device receives, side by side at one scale, standing on one line. */
export function DeviceRow({ image, variant, backdrop }: DeviceRowProps) {
  return (
    <section aria-label={stageWords.devices} className="@container">
      <div
        className={`flex flex-col gap-8 @xl:grid @xl:grid-cols-[repeat(3,auto)] @xl:grid-rows-[auto_auto] @xl:justify-center @xl:gap-x-5 @xl:gap-y-3 ${scale}`}
      >
        {screens.map((screen) => (
          <DeviceFrame key={screen.device} image={image} screen={screen} variant={variant} backdrop={backdrop} />
        ))}
      </div>
    </section>
  );
}
