import type { lcicErrors as english } from "../en/errors-lcic.ts";

/** The messages of src/words/en/errors-lcic.ts in Simplified Chinese. */
export const lcicErrors = {
  "error.origin-id-taken": "该课堂应用中已有人使用此 ID，因此没有创建新用户。请换一个，例如 ana-2026。",
  "error.no-classroom-user": "我在这里找不到使用此 ID 的人，因此没有作任何改动。请核对后重新输入，例如 ana-2026。",
  "error.classroom-app":
    "腾讯云不认识我们的课堂应用。没有执行任何操作，您填写的内容没有问题（RequestId：{requestId}）。",
  "error.classroom-unsure":
    "腾讯云出现故障，也没有说明进行到哪一步。我会查询，并用同一 ID 再次请求，因此不会重复创建用户。您无需做任何操作。",
} satisfies Record<keyof typeof english, string>;
