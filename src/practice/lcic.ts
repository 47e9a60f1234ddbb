import { type Action, type Answer, type Input, refuse, type Service, type World } from "./answer.ts";
import { type ClassroomUser, classroomApps } from "./classroom.ts";
import { misfit, missing, type Shape, text } from "./fields.ts";
import { faultCodes } from "./keyed-faults.ts";
import { make } from "./make-with-faults.ts";

/** The error codes on the page of RegisterUser. */
export const lcicCodes = [
  "FailedOperation",
  "FailedOperation.OriginIdExists",
  "InternalError",
  "InvalidParameter.SdkAppId",
] as const;

const register: Action = (input, world) => {
  const shape = { SdkAppId: "integer", Name: "string", OriginId: "string", Avatar: "string" } as const;
  const wrong = mistake(input, shape, ["SdkAppId"]);
  if (wrong) return wrong;
  const { books, requestId } = world;
  const sdkAppId = Number(input.SdkAppId);
  const userId = books.classroom.newId();
  const originId = text(input, "OriginId") || userId;
  if (books.classroom.ofOrigin(sdkAppId, originId)) {
    return refuse("FailedOperation.OriginIdExists", "The user origin ID already exists.");
  }
  const [name, avatar] = [text(input, "Name"), text(input, "Avatar")];
  const making = {
    words: [originId, name],
    key: userKey(sdkAppId, originId),
    codes: lcicCodes,
    faultCodes: faultCodes.RegisterUser,
    isFree: () => !books.classroom.ofOrigin(sdkAppId, originId),
    make: (at: number, visibleAt: number): Answer => {
      books.classroom.add({ userId, sdkAppId, originId, name, avatar, at, requestId, visibleAt });
      return letIn(userId, world);
    },
    refuse,
  };
  return make(making, world);
};

const loginOriginId: Action = (input, world) => {
  const wrong = mistake(input, { SdkAppId: "integer", OriginId: "string" });
  if (wrong) return wrong;
  const [sdkAppId, originId] = [Number(input.SdkAppId), text(input, "OriginId")];
  if (world.books.useMark(`blind:${userKey(sdkAppId, originId)}`)) return refuse("InternalError", "Internal error.");
  const user = visible(world.books.classroom.ofOrigin(sdkAppId, originId), world);
  return user ? letIn(user.userId, world) : notFound();
};

const loginUser: Action = (input, world) => {
  const wrong = mistake(input, { UserId: "string" });
  if (wrong) return wrong;
  const user = visible(world.books.classroom.ofId(text(input, "UserId")), world);
  return user ? letIn(user.userId, world) : notFound();
};

const describeUser: Action = (input, world) => {
  const wrong = mistake(input, { UserId: "string" });
  if (wrong) return wrong;
  const user = visible(world.books.classroom.ofId(text(input, "UserId")), world);
  if (!user) return notFound();
  return {
    response: { SdkAppId: user.sdkAppId, Name: user.name, Avatar: user.avatar, OriginId: user.originId },
  };
};

function mistake(input: Input, shape: Shape, needed = Object.keys(shape)): Answer | undefined {
  const wrong = misfit(input, shape);
  if (wrong) return wrong;
  const absent = needed.find((name) => input[name] === undefined);
  if (absent) return missing(absent);
  const isUnknown = "SdkAppId" in shape && !classroomApps.some((app) => app === input.SdkAppId);
  return isUnknown ? refuse("InvalidParameter.SdkAppId", "SdkAppId is incorrect.") : undefined;
}

function letIn(userId: string, { books, now }: World): Answer {
  return { response: { UserId: userId, Token: books.classroom.token(userId, now) } };
}

function visible(user: ClassroomUser | undefined, { now }: World): ClassroomUser | undefined {
  return user && user.visibleAt <= now ? user : undefined;
}

function userKey(sdkAppId: number, originId: string): string {
  return `user:${sdkAppId}:${originId}`;
}

function notFound(): Answer {
  return refuse("ResourceNotFound.User", "There is no such user.");
}

/** The classroom service: RegisterUser and the other actions for users, as their pages describe them. */
export const lcic: Service = {
  service: "lcic",
  version: "2022-08-17",
  actions: {
    RegisterUser: { perSecond: 20, run: register },
    LoginOriginId: { perSecond: 20, run: loginOriginId },
    LoginUser: { perSecond: 20, run: loginUser },
    DescribeUser: { perSecond: 20, run: describeUser },
  },
};
