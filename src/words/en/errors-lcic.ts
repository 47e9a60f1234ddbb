/** What people read when Tencent's classroom service refuses. */
export const lcicErrors = {
  "error.origin-id-taken":
    "Somebody in this classroom application has that id already, so no new user was made. Please give another one, such as ana-2026.",
  "error.no-classroom-user":
    "Nobody in this classroom application has that id. Nothing was changed. Please check it and type it again, such as ana-2026.",
  "error.classroom-app":
    "Tencent does not know this bot's classroom application. Nothing was done, and your answers are fine. An operator must check LCIC_SDK_APP_ID; request {requestId}.",
  "error.classroom-unsure":
    "Tencent had a fault and does not say how far it came. We look, and ask again under the same id, so that nobody is made twice. There is nothing you need to do.",
} as const;
