import { describeUser } from "./describe-user.ts";
import { type LoginOriginIdInput, loginOriginId } from "./login-origin-id.ts";
import { loginUser } from "./login-user.ts";
import { type RegisterUserInput, registerUser } from "./register-user.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

/** The document names lcic.tencentcloudapi.com; Tencent's international SDK uses this host. */
export const lcicService = {
  host: "lcic.intl.tencentcloudapi.com",
  service: "lcic",
  version: "2022-08-17",
} as const;

/** Requests a second that Tencent documents for the whole account. */
export const lcicRates = { RegisterUser: 20, LoginOriginId: 20, LoginUser: 20, DescribeUser: 20 } as const;

export type LcicApi = ReturnType<typeof createLcicApi>;

/** The classroom service's actions for users, bound to one way of calling. */
export function createLcicApi(cloud: CloudApi) {
  return {
    registerUser: (input: RegisterUserInput, options?: CallOptions) => registerUser(cloud, input, options),
    loginOriginId: (input: LoginOriginIdInput, options?: CallOptions) => loginOriginId(cloud, input, options),
    loginUser: (userId: string, options?: CallOptions) => loginUser(cloud, userId, options),
    describeUser: (userId: string, options?: CallOptions) => describeUser(cloud, userId, options),
  };
}
