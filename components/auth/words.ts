/** Every text of signing in and setting up. */
export const authWords = {
  email: "Email",
  emailMissing: "Enter your email address.",
  emailOdd: "This is no email address: it needs a name, an @ and a domain.",
  password: "Password",
  passwordMissing: "Enter your password.",
  showPassword: "Show the password",
  hidePassword: "Hide the password",
} as const;

export const signInWords = {
  title: "Sign in",
  lead: "Your team's pictures, as every device receives them.",
  submit: "Sign in",
  help: "No account yet, or no longer the password? Ask the person who runs this console.",
  tooMany: (waitSeconds: number | undefined) =>
    waitSeconds === undefined
      ? "Too many attempts. Wait a moment and try again."
      : `Too many attempts. Try again in ${toWaitWords(waitSeconds)}.`,
  wrong: "The email or the password is wrong. Check both and try again.",
} as const;

export const setupWords = {
  title: "Set up Vitrine",
  lead: "Create the first account. It owns this console and can let others in.",
  name: "Your name",
  nameHint: "Shown beside what you upload and delete.",
  nameMissing: "Enter the name your team knows you by.",
  passwordHint: (minChars: number) => `At least ${minChars} characters. A few words in a row are easy to keep in mind.`,
  passwordShort: (missingChars: number) =>
    missingChars === 1 ? "One more character is needed." : `${missingChars} more characters are needed.`,
  submit: "Create account",
  signInInstead: "Sign in instead",
  noTokenTitle: "The set-up link is incomplete",
  noToken: "Open the whole link that was printed where Vitrine was started. It ends in a token of its own.",
  closedTitle: "The set-up link is no longer valid",
  closed:
    "An account exists already, or the link belongs to an earlier start. Sign in, or restart Vitrine for a new link.",
} as const;

const toWaitWords = (waitSeconds: number): string => {
  if (waitSeconds < 90) return waitSeconds === 1 ? "1 second" : `${waitSeconds} seconds`;
  return `${Math.ceil(waitSeconds / 60)} minutes`;
};
