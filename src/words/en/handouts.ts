/** What an agent may pass on to the customer. */
export const handouts = {
  "handout.open": "Your Tencent Cloud account is open.",
  "handout.open-named": "{name}: your Tencent Cloud account is open.",
  "handout.uin": "Account ID (UIN): {uin}",
  "handout.sign-in": "Sign in at {address} with {mail}",
  "handout.password-made": "Password: you can see it once in our chat. Change it at the first sign-in.",
  "handout.password-seen": "Password: the one you saw once in our chat. Change it at the first sign-in.",
  "handout.password-own": "Password: the one that was set for this request.",
  "handout.password-unknown": "Password: if you have none, use Forgot password on the sign-in page.",
  "handout.first-sign-in": "At the first sign-in Tencent asks for some personal details.",
  "handout.official": "Your official account {name} is ready. Its ID: {id}",
  "handout.classroom": "You are registered for class. User ID: {id}",
  "handout.classroom-token": "The sign-in token comes to you separately.",
  "handout.verify": "{contact} is verified. It can be used for the contacts of your domains now.",
} as const;
