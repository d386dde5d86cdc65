import * as account from "../account/route";
import * as devices from "../devices/route";
import * as oneDevice from "../devices/[id]/route";
import * as imageFacts from "../images/[id]/facts/route";
import * as imageHistory from "../images/[id]/history/route";
import * as usage from "../usage/route";
import * as draftPreview from "../images/[id]/draft-preview/route";
import * as signedUrl from "../images/[id]/signed-url/route";
import * as keys from "../keys/route";
import * as oneKey from "../keys/[name]/route";
import * as signedUrlCheck from "../signed-urls/check/route";
import * as signedUrlOpen from "../signed-urls/open/route";
import * as variants from "../variants/route";
import * as oneVariant from "../variants/[name]/route";
import * as variantDryRun from "../variants/dry-run/route";
import * as variantCode from "../variants/as-code/route";
import * as variantPlan from "../variants/as-code/plan/route";
import * as variantApply from "../variants/as-code/apply/route";
import * as signIn from "../auth/sign-in/email/route";
import * as signOut from "../auth/sign-out/route";
import * as live from "../health/live/route";
import * as ready from "../health/ready/route";
import * as oneImage from "../images/[id]/route";
import * as preview from "../images/[id]/preview/route";
import * as original from "../images/[id]/original/route";
import * as restore from "../images/[id]/restore/route";
import * as images from "../images/route";
import * as session from "../session/route";
import * as setup from "../setup/route";

/** Every route that people are told of, in the order they are told. */
export const describedRoutes = [
  setup,
  signIn,
  signOut,
  session,
  images,
  oneImage,
  restore,
  preview,
  original,
  imageFacts,
  imageHistory,
  devices,
  oneDevice,
  usage,
  account,
  draftPreview,
  signedUrl,
  keys,
  oneKey,
  signedUrlCheck,
  signedUrlOpen,
  variants,
  oneVariant,
  variantDryRun,
  variantCode,
  variantPlan,
  variantApply,
  live,
  ready,
];
