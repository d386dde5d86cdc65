/** Texts about what crossed the wire. */
export const exchangeWords = {
  open: "Headers and curl",
  openFor: (device: string) => `Headers and curl of ${device}`,
  title: (device: string) => `What ${device} asked and received`,
  curl: "The same question with curl",
  copyCurl: "Copy the curl command",
  request: "Request",
  response: "Response",
} as const;
