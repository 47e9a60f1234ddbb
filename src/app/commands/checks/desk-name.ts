import { isInDiscord, isInSlack } from "../../settings/in-chat.ts";
import { type Check, fine, warn } from "./check.ts";

/** Says in whose name customers are asked in a chat. */
export const deskNameCheck: Check = {
  title: "DESK_NAME",
  run({ config }) {
    if (!isInSlack(config) && !isInDiscord(config)) return undefined;
    const { DESK_NAME: name } = config;
    if (name === undefined)
      return warn(
        "is missing, so customers read who asks them, and not for whom. Give your team's name, such as Acme Cloud.",
      );
    return fine(`customers are asked in the name of ${name}`);
  },
};
