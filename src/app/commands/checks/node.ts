import { type Check, fine, wrong } from "./check.ts";

const least = [20, 19] as const;
const safe = 22;

export const nodeCheck: Check = {
  title: "Node",
  run({ node }) {
    const [major = 0, minor = 0] = node.split(".").map(Number);
    if (major < least[0] || (major === least[0] && minor < least[1]))
      return wrong(`${node} is too old. Install ${least.join(".")} or newer, best the long-term one of nodejs.org.`);
    return fine(major < safe ? `${node} works; ${safe} or newer still gets security fixes` : node);
  },
};
