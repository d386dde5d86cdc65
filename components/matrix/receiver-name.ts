/** Name of the address's parameter for the device that receives all variants. */
export const receiverName = "receiver";
