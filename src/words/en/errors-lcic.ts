/** What people read when Tencent's classroom service refuses. */
export const lcicErrors = {
  "error.origin-id-taken":
    "Somebody in this classroom application already has that ID, so no new user was made. Please give another one, such as ana-2026.",
  "error.no-classroom-user":
    "I can't find anybody with that ID here, so nothing was changed. Please check it and type it again, such as ana-2026.",
  "error.classroom-app":
    "Tencent doesn't know our classroom application. Nothing was done, and your answers are fine (request {requestId}).",
  "error.classroom-unsure":
    "Something went wrong at Tencent, and it didn't say whether the user was made. I look, and ask again under the same ID, so nobody is made twice. There's nothing you need to do.",
} as const;
