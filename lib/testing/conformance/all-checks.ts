import type { Check } from "./check";
import { accessChecks } from "./checks/access-checks";
import { accountChecks } from "./checks/account-checks";
import { deliveryChecks } from "./checks/delivery-checks";
import { directUploadChecks } from "./checks/direct-upload-checks";
import { filterChecks } from "./checks/filter-checks";
import { fitChecks } from "./checks/fit-checks";
import { formChecks } from "./checks/form-checks";
import { idChecks } from "./checks/id-checks";
import { imageChecks } from "./checks/image-checks";
import { limitChecks } from "./checks/limit-checks";
import { listChecks } from "./checks/list-checks";
import { negotiationChecks } from "./checks/negotiation-checks";
import { parameterChecks } from "./checks/parameter-checks";
import { remoteUploadChecks } from "./checks/remote-upload-checks";
import { signingChecks } from "./checks/signing-checks";
import { uploadChecks } from "./checks/upload-checks";
import { variantChecks } from "./checks/variant-checks";

/** The whole suite, in the order of the documentation. */
export const allChecks: readonly Check[] = [
  ...accessChecks,
  ...uploadChecks,
  ...formChecks,
  ...idChecks,
  ...limitChecks,
  ...remoteUploadChecks,
  ...directUploadChecks,
  ...imageChecks,
  ...listChecks,
  ...filterChecks,
  ...variantChecks,
  ...accountChecks,
  ...deliveryChecks,
  ...negotiationChecks,
  ...fitChecks,
  ...parameterChecks,
  ...signingChecks,
];
