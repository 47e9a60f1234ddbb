import type { Input } from "./answer.ts";
import { type ChatCommand, chatOk, chatRefuse } from "./chat-answer.ts";
import { text } from "./fields.ts";
import { ownerWord } from "./keyed-faults.ts";

const mostChecked = 100;
const userIdBytes = 32;
const freePeople = 100;

/** account_check, as its page describes it. */
export const accountCheck: ChatCommand = (input, { books }, { sdkAppId }) => {
  const items: unknown[] = Array.isArray(input.CheckItem) ? input.CheckItem : [];
  const ids = items.map((item) => text((item ?? {}) as Input, "UserID"));
  if (ids.length < 1 || ids.length > mostChecked || ids.includes("")) {
    return chatRefuse(70402, `Ask for 1 to ${mostChecked} accounts.`);
  }
  const ResultItem = ids.map((UserID) => {
    if (ownerWord(UserID) === "check.error" && books.firstTime(`check:${sdkAppId}:${UserID}`)) {
      return { UserID, ResultCode: 70169, ResultInfo: "Timed out. Please try again." };
    }
    const AccountStatus = books.chatApps.isIn(sdkAppId, UserID) ? "Imported" : "NotImported";
    return { UserID, ResultCode: 0, ResultInfo: "", AccountStatus };
  });
  return chatOk({ ResultItem });
};

/** account_import, as its page describes it. Importing twice is the same as once. */
export const accountImport: ChatCommand = (input, { books }, { sdkAppId, plan }) => {
  const userId = text(input, "UserID");
  const isOdd = ["Nick", "FaceUrl"].some((name) => input[name] !== undefined && typeof input[name] !== "string");
  if (userId === "" || Buffer.byteLength(userId) > userIdBytes || isOdd) {
    return chatRefuse(70402, `A UserID has 1 to ${userIdBytes} bytes.`);
  }
  const word = ownerWord(userId);
  const once = (name: typeof word) => word === name && books.firstTime(`import:${sdkAppId}:${userId}`);
  if (word === "import.full") return chatRefuse(70398, "The free plan takes 100 accounts.");
  if (once("import.error")) return chatRefuse(70500, "Internal server error. Please try again.");
  const isNew = !books.chatApps.isIn(sdkAppId, userId);
  if (isNew && plan === "trial" && books.chatApps.size(sdkAppId) >= freePeople) {
    return chatRefuse(70398, "The free plan takes 100 accounts.");
  }
  books.chatApps.takeIn(sdkAppId, userId, text(input, "Nick"));
  return once("import.cut") ? { ...chatOk(), delivery: "cut" } : chatOk();
};
